package dev.patchcord.console.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.console.rehearsal.WireLine.Side;
import dev.patchcord.console.text.Numbers;
import dev.patchcord.contract.wire.ContractJson;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the twin writes down, in the words of the page Rehearsal. */
class WireTest {
  private static final String CALLER = "CA8be7a1740408ff2345c0d6aad1cbc4cf";
  private static final String SPECIALIST = "CA062f2e3b01371351225b9c4619010ebf";

  private static List<WireLine> lines(String... entries) {
    return Wire.lines(
        List.of(phone(CALLER, true), phone(SPECIALIST, false)),
        json("[" + String.join(",", entries) + "]"),
        json("[]"));
  }

  private static Phone phone(String leg, boolean caller) {
    return new Phone(leg, caller, "+14155550101", "in-progress", Instant.EPOCH, "", "");
  }

  private static JsonNode json(String text) {
    return ContractJson.mapper().readTree(text);
  }

  private static String entry(String what, String at, String leg, String more) {
    return """
    {"what":"%s","at":"2026-11-28T18:14:%sZ","callSid":"%s"%s}"""
        .formatted(what, at, leg, more);
  }

  @Test
  void aDocumentIsShownWithItsTwimlALineForEachVerb() {
    WireLine line =
        lines(
                entry(
                    "webhook",
                    "15.540",
                    CALLER,
                    """
                    ,"kind":"document","method":"POST","status":200,"took":"PT0.54S",\
                    "url":"http://localhost:3000/conference/wait?call=%s",\
                    "fields":{"CallStatus":"in-progress"},\
                    "answer":"<Response><Say>Hello</Say><Pause length=\\"1\\"/></Response>"\
                    """
                        .formatted(CALLER)))
            .getFirst();
    assertThat(line.from()).isEqualTo(Side.TWILIO);
    assertThat(line.to()).isEqualTo(Side.PATCHCORD);
    assertThat(line.what()).isEqualTo("asks what to do: POST /conference/wait?call=CA…cbc4cf");
    assertThat(line.result()).isEqualTo("200 in 540 ms");
    assertThat(line.at()).as("when it was asked").isEqualTo("2026-11-28T18:14:15Z");
    assertThat(line.answered().lines().map(String::strip))
        .containsExactly("<Response>", "<Say>Hello</Say>", "<Pause length=\"1\"/>", "</Response>");
    assertThat(line.fields()).containsEntry("CallStatus", "in-progress");
  }

  @Test
  void aWebhookThatNobodyAnsweredIsBad() {
    WireLine line =
        lines(
                entry(
                    "webhook",
                    "15.000",
                    CALLER,
                    """
                    ,"kind":"call-status","method":"POST","status":0,"failure":"connection refused",\
                    "took":"PT0S","url":"http://localhost:3000/participant-status",\
                    "fields":{"CallStatus":"completed"}"""))
            .getFirst();
    assertThat(line.bad()).isTrue();
    assertThat(line.what()).isEqualTo("tells completed: POST /participant-status");
    assertThat(line.result()).isEqualTo("connection refused in 0 ms");
  }

  @Test
  void requestsSayWhatPatchcordWants() {
    List<WireLine> lines =
        lines(
            request("10", "POST", "/Calls.json", "\"To\":[\"+14155550101\"]", 201),
            request("11", "POST", "/Calls/" + CALLER + ".json", "\"Url\":[\"http://x/c\"]", 200),
            request("12", "POST", "/Calls/" + SPECIALIST + ".json", "\"Status\":[\"canceled\"]", 0),
            request("13", "GET", "/Calls/" + SPECIALIST + ".json", "", 429));
    assertThat(lines.reversed())
        .extracting(WireLine::what)
        .containsExactly(
            "dials +14155550101: POST /Calls.json",
            "gives the leg another document: POST /Calls/CA…cbc4cf.json",
            "stops the ringing: POST /Calls/CA…010ebf.json",
            "looks up: GET /Calls/CA…010ebf.json");
    assertThat(lines.reversed())
        .extracting(WireLine::bad)
        .containsExactly(false, false, true, true);
  }

  private static String request(
      String second, String method, String path, String fields, int status) {
    return entry(
        "rest-request",
        second,
        SPECIALIST,
        ",\"method\":\"%s\",\"path\":\"%s\",\"fields\":{%s},\"status\":%d,\"carriedOut\":true"
            .formatted(method, path, fields, status));
  }

  @Test
  void whoeverHearsOrPressesIsNamed() {
    assertThat(
            lines(
                    entry("phone-rang", "10", SPECIALIST, ""),
                    entry("key", "11", SPECIALIST, ",\"digit\":\"1\",\"listening\":true"),
                    entry("key", "12", CALLER, ",\"digit\":\"9\",\"listening\":false"),
                    entry("heard", "13", CALLER, ",\"kind\":\"say\",\"content\":\"Hello\""),
                    entry("leg", "14", CALLER, ",\"status\":\"in-progress\""),
                    entry("leg", "15", CALLER, ",\"status\":\"completed\",\"cause\":\"party\""))
                .reversed())
        .extracting(WireLine::what)
        .containsExactly(
            "the specialist's phone rings",
            "the specialist presses 1",
            "the caller presses 9, and nobody listens",
            "the caller hears a voice: “Hello”",
            "the caller's line is closed: completed (party)");
  }

  @Test
  void whoMayNotSeeNumbersSeesNoneOfThem() {
    WireLine seen =
        lines(request("10", "POST", "/Calls.json", "\"To\":[\"+14155550101\"]", 201))
            .getFirst()
            .seenBy(Numbers::masked);
    assertThat(seen.what()).isEqualTo("dials +…01: POST /Calls.json");
    assertThat(seen.fields()).containsEntry("To", "+…01");
  }
}
