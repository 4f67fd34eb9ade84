package dev.patchcord.sandbox.twin.vapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VapiControlTest {
  private static VapiRehearsal twin;

  @BeforeAll
  static void start() {
    twin = new VapiRehearsal();
  }

  @AfterAll
  static void stop() {
    twin.close();
  }

  @AfterEach
  void restore() {
    twin.vapi.restore();
  }

  @Test
  void beginsWithTheDocumentedDefaults() {
    assertThat(twin.send("GET", "/twin/vapi", "", "").body())
        .isEqualTo(
            """
            {"mode":"ok","latency":"PT5S","errorStatus":500,"sids":"both","concurrencyLimit":0,\
            "signing":"configured","timestampUnit":"millis","toolName":"connect_specialist",\
            "toolCallShape":"all-lists","toolDeliveries":1,"toolTimeout":"PT20S",\
            "returnTalk":"PT15S","maxDuration":"PT10M","abandonedAfter":"PT20S",\
            "reportDelay":"PT3S"}""");
  }

  @Test
  void changesOnlyWhatIsNamedAndCanBeRestored() {
    VapiBehaviour before = twin.vapi.behaviour();
    twin.send("PUT", "/twin/vapi", "{\"mode\":\"no-twiml\"}", "");
    twin.send("PUT", "/twin/vapi", "{\"toolCallShape\":\"flat-arguments\"}", "");
    assertThat(twin.vapi.behaviour().mode()).isEqualTo(VapiBehaviour.Mode.NO_TWIML);
    assertThat(twin.vapi.behaviour().toolCallShape()).isEqualTo(ToolCallShape.FLAT_ARGUMENTS);
    assertThat(twin.vapi.behaviour().reportDelay()).isEqualTo(before.reportDelay());
    assertThat(twin.send("DELETE", "/twin/vapi", "", "").statusCode()).isEqualTo(200);
    assertThat(twin.vapi.behaviour()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'mood':'ok'} | no setting mood; there are abandonedAfter, concurrencyLimit, errorStatus,",
        "{'mode':'off'} | mode must be one of ok, down, slow, no-twiml, error",
        "{'latency':'soon'} | latency must be a duration like PT5S",
        "{'errorStatus':'many'} | errorStatus must be a whole number",
        "{'latency':'PT6M'} | latency must be PT0S to PT5M",
        "{'toolDeliveries':0} | toolDeliveries must be 1 to 10",
        "{'mode':null} | mode must be given",
        "[] | body must be a JSON object",
        "nonsense | body is not JSON",
      })
  void refusesASettingThatItCannotObey(String changes, String fault) {
    VapiBehaviour before = twin.vapi.behaviour();
    HttpResponse<String> response = twin.send("PUT", "/twin/vapi", changes.replace('\'', '"'), "");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    String line = twin.read(response.body()).path("message").path(0).asString("");
    assertThat(line).contains(fault).doesNotContain("\n").doesNotContain("dev.patchcord");
    assertThat(twin.vapi.behaviour()).isEqualTo(before);
  }

  @Test
  void saysThatItHasNoSuchSession() {
    assertThat(twin.send("GET", "/twin/vapi/sessions/nobody", "", "").statusCode()).isEqualTo(404);
  }
}
