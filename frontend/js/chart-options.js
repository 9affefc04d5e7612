// What ECharts draws of a chart of ours: columns, bars, lines or pairs. Words come from the server.
const PHONE = 480;
const TICKS = { wide: 6, phone: 4 };
const FONT = 12;
const GAP = 2;
const SO_FAR = 0.5;
// A share of nothing is drawn on an axis all the same.
const LEAST_PERCENT = 6;
const DIRECT_LABELS_ABOVE = 4;

const LINES = ['solid', 'dotted', [8, 3, 2, 3], [2, 5]];

const thousands = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 });

export const isPhone = (width) => width <= PHONE;

const isLying = (data) => data.kind === 'bars' || data.kind === 'pairs';

/** Pixels that a chart takes; lying bars take as much as there are. */
export function heightOf(data, width) {
  if (!isLying(data)) {
    return isPhone(width) ? 200 : 240;
  }
  const row = data.kind === 'pairs' ? 60 : 34;
  return Math.max(data.points.length, 1) * row + 16;
}

const hatch = (rotation, color) => ({ symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation, color });

// Two models of one colour in a chart are told apart by these; the first of them is plain.
const PATTERNS = [
  () => undefined,
  (color) => ({ symbol: 'circle', symbolSize: 0.6, dashArrayX: [[0, 4], [2, 2]], dashArrayY: [4, 2], color }),
  (color) => hatch(Math.PI / 4, color),
  (color) => hatch(Math.PI / 2, color),
];

/** How a series is filled: held is hatched, a forecast is an empty dashed frame. */
function fill(series, look) {
  const color = look.colors[series.color - 1];
  switch (series.mark) {
    case 'forecast':
      return { color: 'transparent', borderColor: look.secondary, borderType: 'dashed', borderWidth: 1 };
    case 'held':
      return { color: look.surface, borderColor: color, borderWidth: 1, decal: hatch(-Math.PI / 4, color) };
    default:
      return {
        color,
        borderColor: look.surface,
        borderWidth: GAP / 2,
        decal: PATTERNS[series.pattern](look.surface),
      };
  }
}

function values(data, series, look) {
  return series.values.map((value, index) => {
    const { soFar, color } = data.points[index];
    return {
      value: value === 0 && data.kind === 'columns' ? '-' : value ?? '-',
      itemStyle: {
        ...(soFar && series.mark === 'solid' ? { opacity: SO_FAR } : {}),
        ...(color ? { color: look.colors[color - 1] } : {}),
      },
    };
  });
}

function text(look, more = {}) {
  return { color: look.secondary, fontFamily: look.font, fontSize: FONT, ...more };
}

function categories(data, look, width) {
  const most = isPhone(width) ? TICKS.phone : TICKS.wide;
  return {
    type: 'category',
    data: data.points.map((point) => point.label),
    boundaryGap: data.kind === 'columns',
    axisTick: { show: false },
    axisLine: { onZero: true, lineStyle: { color: look.line } },
    axisLabel: text(look, {
      interval: Math.max(0, Math.ceil(data.points.length / most) - 1),
      hideOverlap: true,
      alignMinLabel: data.kind === 'lines' ? 'left' : undefined,
      alignMaxLabel: data.kind === 'lines' ? 'right' : undefined,
    }),
  };
}

function amounts(data, look, width) {
  return {
    type: 'value',
    min: data.below ? undefined : 0,
    max: data.unit === '%' ? ({ max }) => (max < LEAST_PERCENT ? LEAST_PERCENT : null) : undefined,
    splitNumber: isPhone(width) ? 3 : 4,
    minInterval: data.whole ? 1 : undefined,
    name: data.unit,
    nameTextStyle: text(look, { align: 'left' }),
    nameGap: 10,
    axisLabel: text(look, { formatter: (value) => thousands.format(value) }),
    splitLine: { lineStyle: { color: look.faint } },
  };
}

function limitLine(data, look) {
  return {
    type: 'line',
    // Not seen itself, but the axis makes room for it.
    data: data.points.map(() => data.limit.value),
    lineStyle: { opacity: 0 },
    showSymbol: false,
    silent: true,
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      lineStyle: { type: 'dashed', color: look.secondary, width: 1.5 },
      label: text(look, {
        formatter: data.limit.text,
        position: 'insideEndTop',
        color: look.text,
        backgroundColor: look.surface,
        padding: [1, 3],
      }),
      data: [{ yAxis: data.limit.value }],
    },
  };
}

/** Says "so far" above what is not over yet. */
function soFar(data, look) {
  const marks = data.points.flatMap((point, index) =>
    point.soFar ? [{ coord: [index, sumAt(data, index)] }] : []
  );
  return {
    type: 'line',
    data: data.points.map(() => '-'),
    silent: true,
    markPoint: {
      silent: true,
      symbolSize: 0,
      animation: false,
      label: text(look, { show: true, formatter: 'so far', offset: [0, -8] }),
      data: marks,
    },
  };
}

function sumAt(data, index) {
  const at = data.series.map((series) => series.values[index] ?? 0);
  return data.kind === 'columns' ? at.reduce((sum, value) => sum + Math.max(value, 0), 0) : Math.max(0, ...at);
}

function standing(data, look, width) {
  const extra = [];
  if (data.limit) {
    extra.push(limitLine(data, look));
  }
  if (data.kind === 'columns' && data.points.some((point) => point.soFar)) {
    extra.push(soFar(data, look));
  }
  return {
    grid: { left: 4, right: 12, top: 30, bottom: 4, containLabel: true },
    xAxis: categories(data, look, width),
    yAxis: amounts(data, look, width),
    series: [...data.series.map((series) => (data.kind === 'lines' ? line(data, series, look) : column(data, series, look))), ...extra],
  };
}

function column(data, series, look) {
  return {
    type: 'bar',
    name: series.name,
    stack: 'all',
    barMaxWidth: 36,
    barCategoryGap: '24%',
    itemStyle: fill(series, look),
    emphasis: { disabled: true },
    data: values(data, series, look),
  };
}

function line(data, series, look) {
  const color = look.colors[series.color - 1];
  const direct = data.series.length > DIRECT_LABELS_ABOVE;
  return {
    type: 'line',
    name: series.name,
    connectNulls: false,
    showAllSymbol: data.points.length <= 62,
    symbol: 'circle',
    symbolSize: 6,
    lineStyle: { color, width: 2, type: series.mark === 'forecast' ? 'dashed' : LINES[series.pattern] },
    itemStyle: { color },
    emphasis: { disabled: true },
    endLabel: text(look, { show: direct, formatter: '{a}' }),
    data: values(data, series, look),
  };
}

function lying(data, look, width) {
  const pairs = data.kind === 'pairs';
  const phone = isPhone(width);
  const names = phone ? 104 : 190;
  const room = pairs ? (phone ? 132 : 220) : phone ? 116 : 120;
  return {
    grid: { left: 4, right: room, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', min: data.below ? undefined : 0, show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: data.points.map((point) => point.label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: look.line } },
      axisLabel: text(look, { color: look.text, width: names, overflow: 'truncate' }),
    },
    series: data.series.map((series) => ({
      type: 'bar',
      name: series.name,
      barMaxWidth: pairs ? 16 : 18,
      barMinHeight: 1,
      barGap: '20%',
      itemStyle: fill(series, look),
      emphasis: { disabled: true },
      label: text(look, {
        show: true,
        position: 'right',
        color: look.text,
        width: room - 8,
        overflow: 'truncate',
        formatter: ({ dataIndex }) => beside(series.texts[dataIndex] ?? '', pairs && phone),
      }),
      data: values(data, series, look),
    })),
  };
}

/** What stands beside a bar; a phone has room for its amount alone, the rest is in tip and table. */
function beside(text, short) {
  return short ? text.split(/[,;] /)[0] : text;
}

/** A whole option; where nothing is to be drawn, pale axes with a word in their middle. */
export function optionOf(data, look, width, tooltip) {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const option = isLying(data) ? lying(data, look, width) : standing(data, look, width);
  return {
    ...option,
    animation: !still,
    animationDuration: 180,
    animationDurationUpdate: 180,
    textStyle: { fontFamily: look.font },
    aria: { enabled: true, label: { enabled: false }, decal: { show: look.strong } },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: data.kind === 'lines' ? 'line' : 'shadow', lineStyle: { color: look.line }, shadowStyle: { color: look.faint, opacity: 0.5 } },
      confine: true,
      transitionDuration: 0,
      className: 'chart-tip',
      backgroundColor: '',
      borderWidth: 0,
      padding: 0,
      formatter: (shown) => tooltip([shown].flat()[0].dataIndex),
    },
  };
}
