package dev.patchcord.sandbox.twin.vapi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The Twilio half, as little of it as the Vapi half asks for. */
final class FakeCarrier implements Carrier {
  final Set<String> hungUp = ConcurrentHashMap.newKeySet();
  final Map<String, Duration> askForPersonAfter = new ConcurrentHashMap<>();
  final List<WalkIn> walkIns = new CopyOnWriteArrayList<>();

  record WalkIn(String callSid, @Nullable String from, String twiml) {}

  @Override
  public boolean isLive(String callSid) {
    return !hungUp.contains(callSid);
  }

  @Override
  public Optional<Duration> asksForPersonAfter(String callSid) {
    return Optional.ofNullable(askForPersonAfter.get(callSid));
  }

  @Override
  public void walkIn(String callSid, @Nullable String from, String twiml) {
    walkIns.add(new WalkIn(callSid, from, twiml));
  }
}
