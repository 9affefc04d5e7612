// Makes a video and fetches it, in Node or in a page of the same host. A key in a page is open to
// whoever reads the page: use this in pages of your own only.
const { FRAMEHOUSE_URL: host, FRAMEHOUSE_KEY: key } = globalThis.process?.env ?? globalThis;
const request = {
  model: 'viduq3-pro-text2video',
  parameters: {
    prompt: 'A paper boat drifts down a rainy street.',
    duration: 2,
    resolution: '540p',
  },
};

async function call(path, { body, headers } = {}) {
  const answer = await fetch(host + path, {
    method: body ? 'POST' : 'GET',
    body: body && JSON.stringify(body),
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json', ...headers },
  });
  const json = await answer.json();
  if (!answer.ok) {
    throw new Error(`${json.code}: ${json.detail}`);
  }
  return json;
}

const quote = await call('/api/v1/quotes', { body: request });
console.log(`Price: ${quote.total} credits`);

const idempotent = { 'Idempotency-Key': `boat-${Date.now()}-${Math.random()}` };
let job = await call('/api/v1/jobs', { body: request, headers: idempotent });
let video;
while (!video) {
  job = await call(`/api/v1/jobs/${job.id}`, { headers: { Prefer: 'wait=20' } });
  if (['failed', 'cancelled'].includes(job.state)) {
    throw new Error(`${job.id} ${job.state}: ${job.reason}`);
  }
  video = job.assets.find((asset) => asset.kind === 'video' && asset.state === 'ready');
  if (!video) {
    await new Promise((wake) => setTimeout(wake, 1000));
  }
}

const bytes = new Uint8Array(await (await fetch(video.url)).arrayBuffer());
if (new TextDecoder().decode(bytes.slice(4, 8)) !== 'ftyp') {
  throw new Error('not an MP4');
}
console.log(`Fetched an MP4 of ${bytes.length} bytes`);
