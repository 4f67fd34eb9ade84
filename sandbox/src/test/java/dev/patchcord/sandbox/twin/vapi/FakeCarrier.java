package dev.patchcord.sandbox.twin.vapi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Twilio half, as little of it as the Vapi half asks for. */
final class FakeCarrier implements Carrier {
  final Set<String> hungUp = ConcurrentHashMap.newKeySet();
  final Map<String, Duration> askForPersonAfter = new ConcurrentHashMap<>();
  // By leg and number of the session: CA1/1.
  final Map<String, List<Wish>> wishes = new ConcurrentHashMap<>();
  final Map<String, String> summaries = new ConcurrentHashMap<>();
  final List<WalkIn> walkIns = new CopyOnWriteArrayList<>();

  record WalkIn(String callSid, @Nullable String from, String twiml) {}

  @Override
  public boolean isLive(String callSid) {
    return !hungUp.contains(callSid);
  }

  @Override
  public List<Wish> wishes(String callSid, int session) {
    Duration person = session == 1 ? askForPersonAfter.get(callSid) : null;
    return Stream.concat(
            Stream.ofNullable(person).map(Wish::person),
            wishes.getOrDefault(callSid + "/" + session, List.of()).stream())
        .toList();
  }

  @Override
  public String summary(String callSid) {
    return summaries.getOrDefault(callSid, "");
  }

  @Override
  public void walkIn(String callSid, @Nullable String from, String twiml) {
    walkIns.add(new WalkIn(callSid, from, twiml));
  }
}
