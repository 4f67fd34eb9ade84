package dev.patchcord.sandbox.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.sandbox.twin.record.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    List<Entry> gone = List.of(dial("CA2", 1), leg(0, "CA1", "completed"));
    assertThat(
            new NoRingAfterCallerLeft()
                .broken(and(gone, ring(300, "CA2"), leg(900, "CA2", "canceled"))))
        .isEmpty();
    assertThat(
            new NoRingAfterCallerLeft()
                .broken(and(gone, ring(1500, "CA2"), leg(1600, "CA2", "canceled"))))
        .hasSize(1);
  }

  @Test
  void aPhoneThatIsLeftRingingIsNoticed() {
    List<Entry> left = List.of(dial("CA2", 1), ring(0, "CA2"), leg(5000, "CA1", "completed"));
    assertThat(new NoRingAfterCallerLeft().broken(and(left, leg(5400, "CA2", "canceled"))))
        .isEmpty();
    assertThat(new NoRingAfterCallerLeft().broken(and(left, leg(9000, "CA2", "no-answer"))))
        .hasSize(1);
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

  private static List<Entry> and(List<Entry> entries, Entry... more) {
    return Stream.concat(entries.stream(), Stream.of(more)).toList();
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

  private static Entry ring(long millis, String legSid) {
    return new Entry.PhoneRang(NOW.plusMillis(millis), legSid, "+14155550199", "+14155550123");
  }

  private static Entry leg(long millis, String legSid, String status) {
    return new Entry.LegChanged(NOW.plusMillis(millis), legSid, "+1", "+2", status, null);
  }
}
