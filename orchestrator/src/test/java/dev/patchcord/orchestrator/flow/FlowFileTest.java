package dev.patchcord.orchestrator.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Rung;
import dev.patchcord.contract.flow.Rung.Kind;
import dev.patchcord.contract.flow.Screening;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.contract.flow.Strategy;
import dev.patchcord.contract.flow.Timing;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowFileTest {
  private static final String LEAST =
      """
      flows:
        - version: desk-1
          numbers: any
          from: "+14155550199"
          specialists:
            - {name: Ann, number: "+14155550123"}
      """;

  private static Flow flow(String text) {
    return FlowFile.read("flows.yaml", text).forNumber(null);
  }

  /** The least file with more settings of its flow. */
  private static Flow with(String settings) {
    return flow(LEAST + settings.indent(4));
  }

  @Test
  void needsNoMoreThanNumbersAndPeople() {
    Flow flow = flow(LEAST);
    assertThat(flow.version()).isEqualTo("desk-1");
    assertThat(flow.language()).isEqualTo("en-US");
    assertThat(flow.voice()).isNull();
    assertThat(flow.assistantId()).isNull();
    assertThat(flow.strategy()).isEqualTo(Strategy.HUNT);
    assertThat(flow.attempts()).isEqualTo(1);
    assertThat(flow.ringTimeout()).hasSeconds(15);
    assertThat(flow.holdLimit()).hasMinutes(3);
    assertThat(flow.handOverDelay()).hasSeconds(3);
    assertThat(flow.maxTalk()).hasHours(4);
    assertThat(flow.screening()).isEqualTo(new Screening(true, true, Duration.ofSeconds(20)));
    assertThat(flow.waiting().notes()).hasSize(1);
    assertThat(flow.waiting().music()).hasSize(1);
    assertThat(flow.recording()).isNull();
    assertThat(flow.ladder()).containsExactly(Rung.of(Kind.BACK_TO_AI));
    assertThat(flow.afterBridge()).containsExactly(Rung.of(Kind.GOODBYE));
    assertThat(flow.starKey()).isFalse();
    assertThat(flow.appointments()).isNull();
    assertThat(flow.timing()).isEqualTo(Timing.standard());
    assertThat(flow.sentences().briefing()).contains("{caller}", "{reason}");
    assertThat(flow.sentences().introduction()).isNull();
  }

  @Test
  void readsEverySetting() {
    Flow flow =
        with(
            """
            language: de-DE
            voice: Polly.Vicki
            assistant: abc
            strategy: ring-all
            ring-timeout: 20s
            attempts: 2
            hold-limit: 2m
            hand-over-delay: 0s
            max-talk: 1h
            screening: {key-press: false, timeout: 10s}
            briefing: false
            introduction: Es spricht {specialist}.
            waiting:
              music: []
              note-every: 10s
              notes: [Gleich., {text: Soon., language: en-GB}]
              queue-note: false
            recording: {consent: ""}
            ladder: [next-specialist, {announcement: Moment.}, callback, {message: Nach dem Ton.}]
            after-bridge: [back-to-ai]
            star-key: true
            callbacks: {delay: 1m, attempts: 1, retry-after: 1h, ring-timeout: 25s}
            timing: {check-up: 1m}
            sentences: {too-late: Zu spät.}
            """);
    assertThat(flow.assistantId()).isEqualTo("abc");
    assertThat(flow.strategy()).isEqualTo(Strategy.RING_ALL);
    assertThat(flow.attempts()).isEqualTo(2);
    assertThat(flow.handOverDelay()).isZero();
    assertThat(flow.screening()).isEqualTo(new Screening(false, true, Duration.ofSeconds(10)));
    assertThat(flow.waiting().music()).isEmpty();
    assertThat(flow.waiting().queueNote()).isNull();
    assertThat(flow.waiting().notes())
        .containsExactly(
            new Spoken("Gleich.", "de-DE", "Polly.Vicki"), new Spoken("Soon.", "en-GB", null));
    assertThat(flow.recording()).isNotNull();
    assertThat(flow.ladder())
        .containsExactly(
            Rung.of(Kind.NEXT_SPECIALIST),
            new Rung(Kind.ANNOUNCEMENT, "Moment."),
            Rung.of(Kind.CALLBACK),
            new Rung(Kind.MESSAGE, "Nach dem Ton."));
    assertThat(flow.starKey()).isTrue();
    assertThat(flow.callbacks().retryAfter()).hasHours(1);
    assertThat(flow.timing().checkUp()).hasMinutes(1);
    assertThat(flow.timing().retry()).hasSeconds(1);
    assertThat(flow.sentences().briefing()).isNull();
    assertThat(flow.sentences().introduction()).isEqualTo("Es spricht {specialist}.");
    assertThat(flow.sentences().tooLate()).isEqualTo("Zu spät.");
    assertThat(flow.sentences().pressToAccept()).contains("Drücken Sie die 1");
  }

  @Test
  void readsHoursInTheirZone() {
    Flow flow =
        flow(
            LEAST
                + """
                      - name: Ben
                        number: sip:ben@example.com
                        skills: [es]
                        screening: {detect-machine: false}
                        hours:
                          zone: Europe/Berlin
                          open: {mon-fri: "09:00-12:30, 13:30-17:00", sat: 22:00-24:00}
                          holidays: [2026-12-25]
                """);
    assertThat(flow.attempts()).isEqualTo(2);
    var ben = flow.specialists().getLast();
    assertThat(flow.screeningOf(ben)).isEqualTo(new Screening(true, false, Duration.ofSeconds(20)));
    assertThat(ben.hours().openings()).hasSize(11);
    assertThat(ben.hours().openings().getLast().day()).isEqualTo(DayOfWeek.SATURDAY);
    assertThat(ben.hours().openings().getLast().to()).isEqualTo(LocalTime.MIDNIGHT);
    assertThat(ben.hours().isOpenAt(Instant.parse("2026-11-23T08:00:00Z"))).isTrue();
    assertThat(ben.hours().isOpenAt(Instant.parse("2026-11-23T11:45:00Z"))).isFalse();
    assertThat(ben.hours().isOpenAt(Instant.parse("2026-12-25T08:00:00Z"))).isFalse();
  }

  @Test
  void takesTelephoneNumbersWithoutQuotesForWhatTheyAre() {
    assertThat(flow(LEAST.replace("\"", "")).from()).isEqualTo("+14155550199");
  }

  @Test
  void findsTheFlowOfANumber() {
    FlowBook book = FlowFile.read(Path.of("../docs/flows/sales.yaml"));
    assertThat(book.flows()).hasSize(2);
    assertThat(book.forNumber("+1 415 555-0200").version()).isEqualTo("sales-accounts-1");
    assertThat(book.forNumber("+14155550100").version()).isEqualTo("sales-leads-1");
    assertThat(book.forNumber("+19995550100").version()).isEqualTo("sales-leads-1");
    assertThat(book.forNumber("").version()).isEqualTo("sales-leads-1");
  }

  @Test
  void loadsTheExampleOfAClinic() {
    FlowBook book = FlowFile.read(Path.of("../docs/flows/clinic.yaml"));
    Flow clinic = book.forNumber("+4930555010");
    assertThat(clinic.specialists()).extracting(each -> each.name()).hasSize(3);
    assertThat(clinic.specialists().getFirst().hours().holidays()).hasSize(5);
    assertThat(clinic.ladder())
        .extracting(Rung::kind)
        .isEqualTo(List.of(Kind.BACK_TO_AI, Kind.CALLBACK, Kind.MESSAGE));
    assertThat(clinic.appointments()).isNotNull();
    assertThat(clinic.appointments().slot()).hasMinutes(20);
  }

  @Test
  void saysThatTheFileIsNotThere() {
    assertThatThrownBy(() -> FlowFile.read(Path.of("nowhere.yaml")))
        .isInstanceOf(InvalidFlows.class)
        .hasMessage("nowhere.yaml: there is no such file");
  }
}
