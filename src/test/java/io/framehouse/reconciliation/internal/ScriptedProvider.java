package io.framehouse.reconciliation.internal;

import com.sun.net.httpserver.HttpExchange;
import io.framehouse.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All dialects over real HTTP, well-behaved but for what a test says about one of its cases. A case
 * is named in the prompt, then in the task's number.
 */
final class ScriptedProvider implements AutoCloseable {
    /** Which call of a case misbehaves. */
    enum Call {
        /** Handing the job over. */
        SUBMIT,
        /** Asking for the task. */
        POLL,
        /** The task list, of all cases. */
        LIST,
        /** The wish to cancel. */
        CANCEL
    }

    private static final Pattern CASE = Pattern.compile("case-(\\d+)-");

    private final LoopbackServer server = new LoopbackServer().on("/", this::answer);
    private final Map<String, Misbehaviour> faults = new ConcurrentHashMap<>();
    private final Map<String, String> states = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> submits = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** From now on the case's call is answered so. */
    void misbehave(int number, Call call, Misbehaviour fault) {
        faults.put(number + ":" + call, fault);
    }

    void behave(int number, Call call) {
        faults.remove(number + ":" + call);
    }

    /** Whether the case's task is being worked on. */
    void runs(int number) {
        states.put("" + number, "running");
    }

    int submitsOf(int number) {
        AtomicInteger count = submits.get("" + number);
        return count == null ? 0 : count.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String address = exchange.getRequestURI().toString();
        Call call = call(exchange.getRequestMethod(), address);
        String number = number(call == Call.LIST ? "case-0-" : address + body);
        Misbehaviour fault = faults.get(number + ":" + call);
        if (call == Call.SUBMIT) {
            submits.computeIfAbsent(number, key -> new AtomicInteger()).incrementAndGet();
        }
        if (fault != null) {
            misbehave(exchange, fault, number);
        } else {
            reply(exchange, 200, usual(call, address, number));
        }
    }

    private static Call call(String method, String address) {
        if (method.equals("POST")) {
            return address.endsWith("/cancel") ? Call.CANCEL : Call.SUBMIT;
        }
        return address.matches("/ent/v2/tasks(\\?.*)?") ? Call.LIST : Call.POLL;
    }

    private static String number(String text) {
        Matcher found = CASE.matcher(text);
        return found.find() ? found.group(1) : "none";
    }

    private String usual(Call call, String address, String number) {
        boolean running = states.containsKey(number);
        String task = "case-" + number + "-task";
        return switch (call) {
            case CANCEL -> "{}";
            case LIST -> "{\"tasks\":[]}";
            case SUBMIT -> {
                if (address.contains("/model/")) {
                    yield "{\"id\":\"" + task + "\",\"status\":\"in_progress\"}";
                }
                yield "{\"task_id\":\"" + task + "\",\"state\":\"created\"}";
            }
            case POLL -> {
                if (address.contains("/v3/async/")) {
                    String word = running ? "TASK_STATUS_PROCESSING" : "TASK_STATUS_QUEUED";
                    yield "{\"task\":{\"task_id\":\"" + task + "\",\"status\":\"" + word + "\"}}";
                }
                if (address.contains("/model/")) {
                    yield "{\"id\":\"" + task + "\",\"status\":\"in_progress\"}";
                }
                String word = running ? "processing" : "queueing";
                yield "{\"id\":\"" + task + "\",\"state\":\"" + word + "\"}";
            }
        };
    }

    private void misbehave(HttpExchange exchange, Misbehaviour fault, String number)
            throws IOException {
        String body = fault.body().replace("TASK", "case-" + number + "-task");
        switch (fault.manner()) {
            case ANSWER -> reply(exchange, fault.status(), body);
            case HANG -> waitForTheEnd();
            case CLOSE -> exchange.close();
            case CUT -> {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(fault.status(), bytes.length + 500L);
                exchange.getResponseBody().write(bytes);
                exchange.getResponseBody().flush();
                exchange.close();
            }
        }
    }

    private void waitForTheEnd() {
        try {
            closing.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        LoopbackServer.answer(
                exchange, status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        closing.countDown();
        server.close();
    }
}
