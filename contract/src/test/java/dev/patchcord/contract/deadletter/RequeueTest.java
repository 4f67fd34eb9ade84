package dev.patchcord.contract.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.patchcord.contract.deadletter.Origin.Standing;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.contract.wire.DeadLetterRequeued;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequeueTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String CALL = "CA-caller";
  private static final byte[] EVENT =
      ContractJson.write(
          new CallArrived(
              CALL,
              NOON,
              new dev.patchcord.contract.event.Origin(
                  "twilio", "/inbound_call", "delivery-1", Map.of(), Map.of(), null),
              "+14155550100",
              "+14155550199"));
  private static final Headers HEADERS =
      CloudEvents.headers("delivery-1", "patchcord.call-arrived.v1", "/test", NOON, "CA-caller");
  private static final Supplier<Origin> NOT_ASKED =
      () -> fail("the letter has the whole record: nothing is to be read");

  @Test
  void putsTheSameRecordBackWithItsIdAndTheNumberOfTheLetter() {
    Requeue requeue = Requeue.plan(letter(EVENT, HEADERS), NOT_ASKED, false);
    ProducerRecord<byte[], byte[]> record = Objects.requireNonNull(requeue.record());
    assertThat(record.topic()).isEqualTo("patchcord.telephony-events");
    assertThat(record.partition()).isEqualTo(3);
    assertThat(record.key()).asString().isEqualTo(CALL);
    assertThat(record.value()).isEqualTo(EVENT);
    assertThat(requeue.eventId()).contains("delivery-1");
    assertThat(CloudEvents.text(record.headers(), "patchcord_requeued")).isEqualTo("1:7");
    assertThat(requeue.reread()).isFalse();
  }

  @Test
  void readsAtTheOriginWhatALetterWithoutHeadersDoesNotHave() {
    Requeue requeue = Requeue.plan(letter(EVENT, null), RequeueTest::there, false);
    assertThat(requeue.refusal()).isNull();
    assertThat(requeue.reread()).isTrue();
    assertThat(requeue.eventId()).contains("delivery-1");
  }

  @Test
  void refusesALetterWithoutHeadersWhoseRecordIsGone() {
    assertThat(refusal(letter(EVENT, null), () -> Origin.without(Standing.DELETED)))
        .isEqualTo(
            "the letter has no headers, without which a repetition cannot be known, and its record"
                + " has been deleted from there");
  }

  @Test
  void refusesACutLetterWhoseRecordIsGone() {
    byte[] large = new byte[300_000];
    assertThat(refusal(letter(large, HEADERS), () -> Origin.without(Standing.ANOTHER)))
        .isEqualTo(
            "the letter has only the first 256 KB, and its record is not what lies there now: the"
                + " topic was made anew");
  }

  @Test
  void refusesWhatWasPutBackUnlessAskedAgain() {
    Letter once =
        new Letter(
            1,
            7,
            content("patchcord.telephony-events", EVENT, HEADERS),
            List.of(new DeadLetterRequeued("1:7", NOON, "grace", "t", 3, null)));
    assertThat(refusal(once, NOT_ASKED))
        .isEqualTo("was put back at 2026-11-22T12:00:00Z by grace: --again puts it back once more");
    assertThat(Requeue.plan(once, NOT_ASKED, true).refusal()).isNull();
  }

  @Test
  void refusesADeadlineAndSaysWhy() {
    assertThat(refusal(new Letter(1, 7, content("deadlines", EVENT, null), List.of()), NOT_ASKED))
        .startsWith("a deadline is kept with its call and came from no topic");
  }

  @Test
  void refusesATopicThatNobodyTakesRecordsFrom() {
    assertThat(
            refusal(
                new Letter(1, 7, content("patchcord.call-journal", EVENT, HEADERS), List.of()),
                NOT_ASKED))
        .isEqualTo("nobody takes records from patchcord.call-journal");
  }

  @Test
  void refusesWhatWouldBecomeADeadLetterAgain() {
    byte[] garbage = "CallStatus=ringing".getBytes(StandardCharsets.UTF_8);
    Requeue requeue = Requeue.plan(letter(garbage, HEADERS), NOT_ASKED, false);
    assertThat(requeue.refusal()).startsWith("would be given up again: expected a Trigger, but ");
    assertThat(requeue.tooNew()).isFalse();
  }

  @Test
  void saysThatOnlyANewerVersionCanReadIt() {
    byte[] newer = "{\"type\":\"patchcord.call-parked.v1\"}".getBytes(StandardCharsets.UTF_8);
    Requeue requeue = Requeue.plan(letter(newer, HEADERS), NOT_ASKED, false);
    assertThat(requeue.refusal())
        .isEqualTo(
            "would be given up again: expected a Trigger, but patchcord.call-parked.v1 is no type"
                + " that this version knows (written by a newer version?)");
    assertThat(requeue.tooNew()).isTrue();
  }

  @Test
  void refusesARecordUnderTheKeyOfAnotherCall() {
    DeadLetter content = content("patchcord.telephony-events", EVENT, HEADERS);
    DeadLetter elsewhere =
        new DeadLetter(
            content.topic(), 3, 42, "CA-other", NOON, "o", "c", content.value(), content.headers());
    assertThat(refusal(new Letter(1, 7, elsewhere, List.of()), NOT_ASKED))
        .isEqualTo("would be given up again: expected the key CA-caller");
  }

  @Test
  void findsLettersByEveryFilter() {
    Letter letter = letter(EVENT, HEADERS);
    assertThat(LetterFilter.ALL.matches(letter)).isTrue();
    assertThat(filter("telephony-events", "orch", NOON, NOON.plusMillis(1), "NO IDEA"))
        .matches(each -> each.matches(letter));
    assertThat(filter("patchcord.telephony-events", null, null, null, null))
        .matches(each -> each.matches(letter));
    for (LetterFilter other :
        List.of(
            filter("call-commands", null, null, null, null),
            filter(null, "dialer", null, null, null),
            filter(null, null, NOON.plusMillis(1), null, null),
            filter(null, null, null, NOON, null),
            filter(null, null, null, null, "some idea"),
            new LetterFilter(null, null, null, null, "CA-other", null))) {
      assertThat(other).matches(each -> !each.matches(letter));
    }
  }

  private static LetterFilter filter(
      @Nullable String topic,
      @Nullable String service,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String cause) {
    return new LetterFilter(topic, service, from, to, null, cause);
  }

  private static @Nullable String refusal(Letter letter, Supplier<Origin> origin) {
    return Requeue.plan(letter, origin, false).refusal();
  }

  private static Letter letter(byte[] value, @Nullable Headers headers) {
    return new Letter(1, 7, content("patchcord.telephony-events", value, headers), List.of());
  }

  private static DeadLetter content(String topic, byte[] value, @Nullable Headers headers) {
    return new DeadLetter(
        topic,
        3,
        42,
        CALL,
        NOON,
        "orchestrator",
        "no idea",
        DeadLetter.encode(value),
        headers == null ? null : DeadLetter.keep(headers));
  }

  private static Origin there() {
    return new Origin(
        Standing.THERE,
        new ConsumerRecord<>(
            Topic.TELEPHONY_EVENTS.title(),
            3,
            42,
            0,
            TimestampType.CREATE_TIME,
            0,
            0,
            CALL.getBytes(StandardCharsets.UTF_8),
            EVENT,
            new RecordHeaders(HEADERS.toArray()),
            java.util.Optional.empty()));
  }
}
