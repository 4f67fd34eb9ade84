package dev.patchcord.sandbox.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.sandbox.twin.record.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each promise notices when it is broken: a check that cannot fail would be worse than none. */
class PromiseTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void aSecondDialOfOneAttemptIsNoticed() {
    assertThat(new NeverDialTwice().broken(List.of(dial("CA2", 1), dial("CA3", 2)))).isEmpty();
    assertThat(new NeverDialTwice().broken(List.of(dial("CA2", 1), dial("CA3", 1)))).hasSize(1);
  }

  @Test
  void aPhoneThatBeginsToRingTooLateIsNoticed() {
    assertThat(
            new NoRingAfterCallerLeft()
                .broken(List.of(dial("CA2", 1), leg("CA1", "completed"), ring("CA2"))))
        .hasSize(1);
    assertThat(
            new NoRingAfterCallerLeft()
                .broken(List.of(dial("CA2", 1), ring("CA2"), leg("CA1", "completed"))))
        .isEmpty();
  }

  @Test
  void aPhoneThatIsLeftRingingIsNoticed() {
    List<Entry> left = List.of(dial("CA2", 1), ring("CA2"), leg("CA1", "completed"));
    assertThat(new NoRingAfterCallerLeft().broken(and(left, leg("CA2", "canceled")))).isEmpty();
    assertThat(new NoRingAfterCallerLeft().broken(and(left, leg("CA2", "no-answer")))).hasSize(1);
  }

  @Test
  void aBridgeWithoutAKeyPressIsNoticed() {
    Entry key = new Entry.KeyPressed(NOW, "CA2", "1", true);
    Entry bridge = new Entry.Bridged(NOW, "CA2", List.of("CA1"), "room-CA1");
    assertThat(new OnlyPeopleAreBridged().broken(List.of(dial("CA2", 1), key, bridge))).isEmpty();
    assertThat(new OnlyPeopleAreBridged().broken(List.of(dial("CA2", 1), bridge))).hasSize(1);
  }

  @Test
  void aThirdVoiceInTheRoomIsNoticed() {
    assertThat(
            new AtMostOneSpecialistBridged()
                .broken(List.of(new Entry.Bridged(NOW, "CA1", List.of("CA2", "CA3"), "room"))))
        .hasSize(1);
  }

  @Test
  void silenceOnACallersLineIsNoticed() {
    assertThat(
            new NoCallerInSilence()
                .broken(
                    List.of(
                        dial("CA2", 1),
                        new Entry.Heard(NOW, "CA2", "silence", ""),
                        new Entry.Heard(NOW, "CA1", "play", "music"))))
        .isEmpty();
    assertThat(new NoCallerInSilence().broken(List.of(new Entry.Heard(NOW, "CA1", "silence", ""))))
        .hasSize(1);
  }

  private static List<Entry> and(List<Entry> entries, Entry last) {
    List<Entry> all = new java.util.ArrayList<>(entries);
    all.add(last);
    return all;
  }

  private static Entry dial(String legSid, int attempt) {
    return new Entry.RestRequest(
        NOW,
        legSid,
        "POST",
        "/Calls.json",
        Map.of(
            "Url",
            List.of("http://localhost:3000/conference?call=CA1&leg=specialist&attempt=" + attempt)),
        201,
        true);
  }

  private static Entry ring(String legSid) {
    return new Entry.PhoneRang(NOW, legSid, "+14155550199", "+14155550123");
  }

  private static Entry leg(String legSid, String status) {
    @Nullable String cause = null;
    return new Entry.LegChanged(NOW, legSid, "+1", "+2", status, cause);
  }
}
