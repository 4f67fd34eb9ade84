package dev.patchcord.sandbox.twin.vapi;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One Vapi call, from the {@code POST /call} to its end. Safe for use by many threads. */
final class Session {
  private final String id;
  private final URI twin;
  private final CallRequest request;
  private final Instant createdAt;
  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<ToolCallDelivery> toolCalls = new ArrayList<>();
  private final List<JsonNode> controls = new ArrayList<>();
  private @Nullable String callSid;
  private int number;
  private String status = "queued";
  private @Nullable String endedReason;
  private @Nullable Instant openedAt;
  private @Nullable Instant endedAt;
  private @Nullable Runnable hangUpStream;
  private @Nullable Runnable timeLimit;
  private CompletableFuture<?> lastSend = CompletableFuture.completedFuture(null);

  Session(String id, URI twin, CallRequest request, Instant createdAt) {
    this.id = id;
    this.twin = twin;
    this.request = request;
    this.createdAt = createdAt;
    this.callSid = request.claimedCallSid();
  }

  String id() {
    return id;
  }

  /** The twin's address as the creator of this session sees it. */
  URI twin() {
    return twin;
  }

  CallRequest request() {
    return request;
  }

  Instant createdAt() {
    return createdAt;
  }

  /** A leg's stream has reached it; false if this session already had its stream. */
  synchronized boolean open(String leg, int numberOfSession, Instant at, Runnable hangUp) {
    if (!"queued".equals(status)) {
      return false;
    }
    status = "in-progress";
    callSid = leg;
    number = numberOfSession;
    openedAt = at;
    hangUpStream = hangUp;
    return true;
  }

  /** A timer will end it, unless cancelled. */
  synchronized void limitedBy(Runnable cancelTimer) {
    timeLimit = cancelTimer;
    if (!isLive()) {
      cancelTimer.run();
    }
  }

  /** It is over; false if it was over before. The reason may become known only later. */
  synchronized boolean end(Instant at) {
    if ("ended".equals(status)) {
      return false;
    }
    status = "ended";
    endedAt = at;
    if (timeLimit != null) {
      timeLimit.run();
    }
    return true;
  }

  synchronized void endedBecause(String reason) {
    endedReason = reason;
  }

  synchronized boolean isLive() {
    return !"ended".equals(status);
  }

  /** Whether the caller hears this session's assistant. */
  synchronized boolean isHeard() {
    return "in-progress".equals(status);
  }

  /** Ends the media stream from the assistant's side, if there is one. */
  void hangUpStream() {
    Runnable hangUp;
    synchronized (this) {
      hangUp = hangUpStream;
    }
    if (hangUp != null) {
      hangUp.run();
    }
  }

  /** Sends happen one after the other, so that "ended" never overtakes "in-progress". */
  synchronized void inOrder(Runnable send, Executor executor) {
    lastSend = lastSend.handleAsync((ignored, failure) -> runs(send), executor);
  }

  private static boolean runs(Runnable send) {
    send.run();
    return true;
  }

  synchronized void record(Delivery delivery) {
    deliveries.add(delivery);
  }

  synchronized void record(ToolCallDelivery delivery) {
    toolCalls.add(delivery);
  }

  /** The moments named by the latest tool result that named any. */
  synchronized List<String> offeredSlots() {
    return toolCalls.reversed().stream()
        .map(delivery -> delivery.reply() == null ? "" : delivery.reply())
        .map(OfferedSlots::in)
        .filter(slots -> !slots.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  synchronized @Nullable String callSid() {
    return callSid;
  }

  synchronized int number() {
    return number;
  }

  synchronized void recordControl(JsonNode control) {
    controls.add(control);
  }

  synchronized SessionView view() {
    return new SessionView(
        id,
        callSid,
        number,
        status,
        endedReason,
        createdAt,
        openedAt,
        endedAt,
        request.json(),
        request.variableValues(),
        request.firstMessage(),
        List.copyOf(deliveries),
        List.copyOf(toolCalls),
        List.copyOf(controls));
  }
}
