package dev.patchcord.sandbox.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.twilio.rest.api.v2010.account.Call;
import dev.patchcord.sandbox.twin.fault.CallbackFate;
import dev.patchcord.sandbox.twin.fault.Chaos;
import dev.patchcord.sandbox.twin.fault.ChaosRates;
import dev.patchcord.sandbox.twin.fault.Fault;
import dev.patchcord.sandbox.twin.fault.LegNames;
import dev.patchcord.sandbox.twin.leg.CallStatus;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.record.Entry;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What goes wrong at random: as often as asked for, the same for the same seed, and really. */
class ChaosTest {
  private static TwinRig twin;
  private static Chaos chaos;

  @BeforeAll
  static void start() {
    twin = new TwinRig();
    chaos = twin.context.getBean(Chaos.class);
  }

  @AfterAll
  static void stop() {
    twin.close();
  }

  @AfterEach
  void calm() {
    twin.control("DELETE", "/twin/chaos", "");
    twin.control("DELETE", "/twin/rest", "");
  }

  @Test
  void strikesAboutAsOftenAsAskedFor() {
    begin(
        """
        {"seed":20261124,
         "callbacks":{"lose":0.1,"duplicate":0.2,"delay":0.3,"delayUpTo":"PT2S","reorder":0.05},
         "rest":{"tooMany":0.1,"error":0.05,"unavailable":0.05,"drop":0.2,"carriedOut":0.5,
                 "slow":0.25},
         "amd":{"wrong":0.15,"late":0.4}}""");
    int many = 20_000;
    List<CallbackFate> fates =
        IntStream.range(0, many)
            .mapToObj(i -> chaos.callback("call-status", "leg " + i % 500, ""))
            .toList();
    assertShare(fates, 0.1, fate -> fate.copies().isEmpty());
    assertShare(fates, 0.9 * 0.2, fate -> fate.copies().size() == 2);
    assertShare(
        fates, 0.9 * 0.3, fate -> !fate.copies().isEmpty() && isLate(fate.copies().getFirst()));
    assertShare(fates, 0.9 * 0.05, CallbackFate::overtaken);

    List<Optional<Fault>> requests =
        IntStream.range(0, many)
            .mapToObj(i -> chaos.rest("POST Calls", "leg " + i % 500, ""))
            .toList();
    assertShare(requests, 0.1, fault -> status(fault) == 429);
    assertShare(requests, 0.05, fault -> status(fault) == 500);
    assertShare(requests, 0.05, fault -> status(fault) == 503);
    assertShare(requests, 0.2, fault -> status(fault) == 0);
    assertShare(
        requests, 0.15, fault -> fault.map(Fault::after).map(Boolean::booleanValue).orElse(false));
    assertShare(requests, 0.25, fault -> fault.map(Fault::delay).isPresent());
    assertThat(requests)
        .filteredOn(fault -> status(fault) == 429)
        .allMatch(fault -> Boolean.FALSE.equals(fault.orElseThrow().after()));

    List<Chaos.Verdict> verdicts =
        IntStream.range(0, many).mapToObj(i -> chaos.detection("leg " + i % 500, "human")).toList();
    assertShare(verdicts, 0.15, verdict -> verdict.answeredBy().equals("machine_start"));
    assertShare(verdicts, 0.4, verdict -> verdict.late().isPositive());
  }

  @Test
  void decidesTheSameForTheSameSeedWhateverOtherLegsDo() {
    String rates = "{\"seed\":%d,\"callbacks\":{\"lose\":0.5},\"rest\":{\"error\":0.5}}";
    List<Boolean> first = decisions(rates.formatted(7), "+1555", 0);
    assertThat(decisions(rates.formatted(7), "+1555", 3)).isEqualTo(first);
    assertThat(decisions(rates.formatted(8), "+1555", 0)).isNotEqualTo(first);
    assertThat(decisions(rates.formatted(7), "+1666", 0)).isNotEqualTo(first);
  }

  /** Forty decisions about the leg of a number, with another SID each time. */
  private static List<Boolean> decisions(String rates, String from, int othersBefore) {
    begin(rates);
    LegNames names = twin.context.getBean(LegNames.class);
    String sid = "CA" + Long.toHexString(System.nanoTime()) + "0".repeat(32);
    sid = sid.substring(0, 34);
    names.begins(sid, from, "+1777");
    List<Boolean> decisions = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      for (int other = 0; other < othersBefore; other++) {
        chaos.callback("call-status", "other " + other, "");
      }
      decisions.add(chaos.callback("call-status", sid, "").copies().isEmpty());
      decisions.add(chaos.rest("POST Calls", null, "http://x/?call=" + sid + "&a=1").isPresent());
    }
    return decisions;
  }

  @Test
  void losesEveryCallback() {
    begin("{\"callbacks\":{\"lose\":1}}");
    Call call = twin.dial(TwinRig.number("02"), "/doc");
    twin.reached(call.getSid(), CallStatus.BUSY);
    assertThat(strikes(call.getSid(), "call-status")).containsOnly("lost").hasSize(3);
    assertThat(twin.progress(call.getSid())).isEmpty();
  }

  @Test
  void sendsEveryCallbackTwice() {
    begin("{\"callbacks\":{\"duplicate\":1}}");
    Call call = twin.dial(TwinRig.number("02"), "/doc");
    TwinRig.soon()
        .untilAsserted(
            () ->
                assertThat(twin.progress(call.getSid()))
                    .containsExactly(
                        "initiated", "initiated", "ringing", "ringing", "busy", "busy"));
  }

  @Test
  void letsCallbacksOvertakeOneAnother() {
    begin("{\"seed\":3,\"callbacks\":{\"reorder\":0.5}}");
    Set<List<String>> orders = new HashSet<>();
    for (int i = 0; i < 8; i++) {
      Call call = twin.dial(TwinRig.number("02"), "/doc");
      TwinRig.soon().until(() -> arrived(call.getSid()).size() == 3);
      orders.add(arrived(call.getSid()));
    }
    assertThat(orders).contains(List.of("0", "1", "2")).hasSizeGreaterThan(1);
  }

  @Test
  void answersWithErrorsBeforeAndAfterItDidWhatItWasAsked() {
    begin("{\"rest\":{\"unavailable\":1,\"carriedOut\":1}}");
    String to = TwinRig.number("02");
    assertThat(create(to).statusCode()).isEqualTo(503);
    assertThat(legsTo(to)).hasSize(1);
    begin("{\"rest\":{\"error\":1,\"carriedOut\":0}}");
    String other = TwinRig.number("02");
    assertThat(create(other).statusCode()).isEqualTo(500);
    assertThat(legsTo(other)).isEmpty();
    begin("{\"rest\":{\"tooMany\":1,\"carriedOut\":1}}");
    assertThat(create(other).statusCode()).isEqualTo(429);
    assertThat(legsTo(other)).isEmpty();
  }

  @Test
  void takesPeopleForMachines() {
    begin("{\"amd\":{\"wrong\":1,\"late\":1,\"lateBy\":\"PT1S\"}}");
    twin.customer.serve("/doc", "<Pause length=\"60\"/>");
    String to = TwinRig.number("01");
    String sid =
        TwinRig.json()
            .readTree(
                twin.rest(
                        "POST", "/Calls.json", form(to) + "&MachineDetection=Enable&AsyncAmd=true")
                    .body())
            .path("sid")
            .asString("");
    Leg leg = twin.reached(sid, CallStatus.IN_PROGRESS);
    TwinRig.soon().until(() -> leg.answeredBy().equals(Optional.of("machine_start")));
    assertThat(strikes(sid, "amd"))
        .containsExactly("machine_start instead of human", "late by PT1S");
    twin.control("DELETE", "/twin/calls/" + sid, "");
  }

  @Test
  void fetchesTheActionOfAnInterruptedDialOrNot() {
    twin.customer.serve(
        "/held", "<Dial action=\"/act\"><Conference>dial-action</Conference></Dial>");
    twin.customer.serve("/act", "<Hangup/>");
    twin.customer.serve("/elsewhere", "<Hangup/>");
    begin("{\"dialAction\":0}");
    String without = heldAndMoved();
    begin("{\"dialAction\":1}");
    String with = heldAndMoved();
    assertThat(strikes(without, "dial-action")).containsExactly("not fetched");
    TwinRig.soon()
        .untilAsserted(
            () ->
                assertThat(twin.customer.hooks("/act"))
                    .extracting(hook -> hook.field("CallSid"))
                    .containsExactly(with));
  }

  private static String heldAndMoved() {
    String sid = twin.dial(TwinRig.number("01"), "/held").getSid();
    TwinRig.soon().until(() -> !twin.heard(sid).isEmpty());
    Call.updater(sid)
        .setUrl(java.net.URI.create(twin.customer.url("/elsewhere")))
        .update(twin.client);
    twin.reached(sid, CallStatus.COMPLETED);
    return sid;
  }

  @Test
  void takesTheRestApiAwayAndBack() {
    String to = TwinRig.number("02");
    twin.control("PUT", "/twin/rest", "{\"mode\":\"unavailable\"}");
    assertThat(create(to).statusCode()).isEqualTo(503);
    twin.control("PUT", "/twin/rest", "{\"mode\":\"down\"}");
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> create(to))).isNotNull();
    assertThat(legsTo(to)).isEmpty();
    twin.control("PUT", "/twin/rest", "{\"mode\":\"ok\"}");
    assertThat(create(to).statusCode()).isEqualTo(201);
  }

  @Test
  void refusesRatesThatAreNone() {
    assertThat(twin.control("PUT", "/twin/chaos", "{\"callbacks\":{\"lose\":2}}").body())
        .contains("callbacks.lose must be from 0 to 1");
    assertThat(twin.control("PUT", "/twin/chaos", "{\"rest\":{\"error\":0.6,\"drop\":0.6}}").body())
        .contains("the sum of");
    assertThat(twin.control("PUT", "/twin/chaos", "{\"callback\":{}}").statusCode()).isEqualTo(400);
    assertThat(twin.control("PUT", "/twin/rest", "{\"mode\":\"tired\"}").statusCode())
        .isEqualTo(400);
    assertThat(chaos.rates()).isEmpty();
  }

  private static void begin(String rates) {
    chaos.begin(TwinRig.json().readValue(rates, ChaosRates.class));
  }

  private static List<String> strikes(String callSid, String kind) {
    return twin
        .record
        .all(Entry.WentWrong.class, one -> callSid.equals(one.callSid()) && one.kind().equals(kind))
        .stream()
        .map(Entry.WentWrong::fault)
        .toList();
  }

  /** SequenceNumbers in the order of arrival. */
  private static List<String> arrived(String callSid) {
    return twin.customer.hooks("/progress").stream()
        .filter(hook -> hook.field("CallSid").equals(callSid))
        .map(hook -> hook.field("SequenceNumber"))
        .toList();
  }

  private static HttpResponse<String> create(String to) {
    return twin.rest("POST", "/Calls.json", form(to));
  }

  private static String form(String to) {
    return "To=%2B"
        + to.substring(1)
        + "&From=%2B"
        + TwinRig.OUR_NUMBER.substring(1)
        + "&Url="
        + twin.customer.url("/doc");
  }

  private static List<Leg> legsTo(String to) {
    return twin.legs.newestFirst().stream().filter(leg -> leg.plan().to().equals(to)).toList();
  }

  private static int status(Optional<Fault> fault) {
    return fault.map(Fault::status).orElse(-1);
  }

  private static boolean isLate(CallbackFate.Copy copy) {
    return copy.delay().isPositive();
  }

  private static <T> void assertShare(
      List<T> all, double wanted, java.util.function.Predicate<T> test) {
    assertThat((double) all.stream().filter(test).count() / all.size())
        .isCloseTo(wanted, within(0.01));
  }
}
