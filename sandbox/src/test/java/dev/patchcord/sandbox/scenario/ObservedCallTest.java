package dev.patchcord.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.journal.CallState;
import dev.patchcord.sandbox.observe.KeptSpans;
import dev.patchcord.sandbox.observe.Observation;
import dev.patchcord.sandbox.observe.Observation.Asked;
import dev.patchcord.sandbox.observe.PromQl;
import dev.patchcord.sandbox.observe.Scrape;
import dev.patchcord.sandbox.run.Rehearsal;
import dev.patchcord.sandbox.run.Service;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One call that reaches a person and one that does not, as metrics and as traces. */
class ObservedCallTest {
  private static final String ASKS_FOR_A_PERSON = "{\"askForPersonAfter\":\"PT2S\"}";
  private static final String METRICS_TOKEN = "who-may-read-metrics";

  /** Added by Prometheus itself to all that it scrapes, and its own metric of each scrape. */
  private static final Set<String> PROMETHEUS = Set.of("job", "instance", "up");

  private static CallCentre centre;
  private static String bridged;

  @BeforeAll
  static void playTheCalls() {
    Rehearsal.Builder rehearsal =
        Rehearsal.builder()
            .speed(10)
            .ringTimeout(Duration.ofSeconds(8))
            .with(Service.ORCHESTRATOR, "patchcord.flow.hand-over-delay", "PT0.2S")
            .with(Service.INGRESS, "patchcord.ingress.metrics.token", METRICS_TOKEN);
    for (Service service : List.of(Service.INGRESS, Service.ORCHESTRATOR, Service.DIALER)) {
      rehearsal.with(service, KeptSpans.SETTING, "true");
    }
    centre = CallCentre.of(rehearsal.start());
    centre.specialist(
        """
        {"behaviour":"answers","answerAfter":"PT3S","hangUpWhen":"bridged+PT25S"}""");
    bridged = centre.callComesIn("+14155550100", ASKS_FOR_A_PERSON);
    centre.awaitState(bridged, CallState.ENDED);
    centre.specialist("{\"behaviour\":\"busy\"}");
    String busy = centre.callComesIn("+14155550101", ASKS_FOR_A_PERSON);
    centre.awaitState(busy, CallState.FALLBACK);
    centre.hangsUp(busy);
    centre.awaitState(busy, CallState.ENDED);
  }

  @AfterAll
  static void close() {
    centre.close();
  }

  @Test
  void everyMetricThatIsLookedAtExistsWithItsLabels() {
    Scrape scrape = scrape();
    Stream.concat(
            Observation.dashboards().stream(),
            Observation.alerts().stream().map(each -> new Asked(each.name(), each.promQl())))
        .forEach(asked -> assertAnswered(asked, scrape));
  }

  private static void assertAnswered(Asked asked, Scrape scrape) {
    PromQl.Expression expression = PromQl.read(asked.promQl());
    Set<String> known = new TreeSet<>(PROMETHEUS);
    for (PromQl.Selector selector : expression.selectors()) {
      Set<String> labels = new TreeSet<>(scrape.labels(selector.metric()));
      labels.addAll(PROMETHEUS);
      assertThat(Set.of(selector.metric()))
          .as(() -> asked.place() + ": a metric that nobody makes, in\n" + asked.promQl())
          .containsAnyElementsOf(union(scrape.names(), PROMETHEUS));
      assertThat(labels)
          .as(() -> asked.place() + ": a label that " + selector.metric() + " does not have")
          .containsAll(selector.labels());
      known.addAll(labels);
    }
    assertThat(known)
        .as(() -> asked.place() + ": grouped by a label that is not there, in\n" + asked.promQl())
        .containsAll(expression.grouped());
  }

  @Test
  void everyMetricOfOursIsOnItsPage() throws IOException {
    Set<String> made =
        scrape().names().stream()
            .filter(name -> name.startsWith("patchcord_"))
            .map(name -> name.replaceFirst("_(bucket|count|sum|max)$", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(
            Pattern.compile("(?m)^\\| `(patchcord_[a-z_]+)` \\|")
                .matcher(page())
                .results()
                .map(row -> row.group(1)))
        .containsExactlyInAnyOrderElementsOf(made);
  }

  @Test
  void everyAlertSaysWhatToDo() throws IOException {
    List<String> headings =
        Pattern.compile("(?m)^#+ (.+)$")
            .matcher(page())
            .results()
            .map((MatchResult heading) -> heading.group(1).toLowerCase(java.util.Locale.ROOT))
            .toList();
    assertThat(Observation.alerts())
        .isNotEmpty()
        .allSatisfy(
            alert -> {
              assertThat(alert.severity()).isIn("page", "ticket");
              assertThat(alert.summary()).as(alert.name()).isNotBlank();
              assertThat(alert.runbook()).as(alert.name()).startsWith("docs/metrics.md#");
              assertThat(headings).contains(alert.runbook().substring("docs/metrics.md#".length()));
            });
  }

  @Test
  void metricsOnTheWebhooksPortAreForWhoeverHasTheToken() {
    assertThat(
            centre
                .send(HttpRequest.newBuilder(centre.ingress("/actuator/prometheus")).build())
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void aDialIsOneTraceFromTheWebhookToTheCarrierAndBack() {
    await()
        .atMost(CallCentre.PATIENCE)
        .untilAsserted(
            () -> {
              SpanData dial = span("carry out dial-specialist");
              SpanData decision = parent(dial);
              SpanData webhook = parent(decision);
              assertThat(webhook.getName()).startsWith("webhook /");
              assertThat(decision.getName()).startsWith("decide ");
              SpanData request = span("twilio POST Calls", dial);
              SpanData told = span("decide command-done", dial);
              assertThat(Stream.of(webhook, decision, dial, request, told).map(this::service))
                  .containsExactly(
                      "patchcord-ingress",
                      "patchcord-orchestrator",
                      "patchcord-dialer",
                      "patchcord-dialer",
                      "patchcord-orchestrator");
              assertThat(List.of(webhook, decision, dial, request, told))
                  .extracting(SpanData::getTraceId)
                  .containsOnly(webhook.getTraceId());
            });
  }

  @Test
  void promisesAreKeptAlsoInCallsThatAreTraced() {
    centre.keptItsPromises();
  }

  /** Of the call that was bridged. */
  private static List<SpanData> spans() {
    return KeptSpans.SPANS.getFinishedSpanItems().stream()
        .filter(
            each ->
                bridged.equals(
                    each.getAttributes().get(AttributeKey.stringKey("patchcord.call_id"))))
        .toList();
  }

  private static SpanData span(String name) {
    return first(spans().stream().filter(each -> each.getName().equals(name)), name);
  }

  private static SpanData span(String name, SpanData parent) {
    return first(
        spans().stream()
            .filter(each -> each.getName().equals(name))
            .filter(each -> each.getParentSpanId().equals(parent.getSpanId())),
        name + " below " + parent.getName());
  }

  private static SpanData parent(SpanData child) {
    return first(
        spans().stream().filter(each -> each.getSpanId().equals(child.getParentSpanId())),
        "the parent of " + child.getName());
  }

  private static SpanData first(Stream<SpanData> found, String what) {
    return found
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    what + " is not among " + spans().stream().map(SpanData::getName).toList()));
  }

  private String service(SpanData span) {
    return span.getResource().getAttribute(AttributeKey.stringKey("service.name"));
  }

  private static Scrape scrape() {
    Scrape scrape = new Scrape();
    for (Service service : List.of(Service.INGRESS, Service.ORCHESTRATOR, Service.DIALER)) {
      HttpResponse<String> told =
          centre.send(
              HttpRequest.newBuilder(
                      centre.rehearsal().url(service).resolve("/actuator/prometheus"))
                  .header("Authorization", "Bearer " + METRICS_TOKEN)
                  .build());
      assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
      scrape.add(told.body());
    }
    return scrape;
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> all = new TreeSet<>(one);
    all.addAll(other);
    return all;
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "metrics.md"));
  }
}
