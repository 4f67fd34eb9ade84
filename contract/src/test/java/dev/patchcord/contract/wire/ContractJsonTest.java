package dev.patchcord.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.event.Origin;
import dev.patchcord.contract.event.ScreeningAnswered;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractJsonTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.250Z");

  @Test
  void readsWhatItWrote() {
    Trigger pressed =
        new ScreeningAnswered(
            "CA1",
            NOON,
            new Origin(
                "twilio",
                "/conference/accept",
                "token",
                Map.of("call", "CA1"),
                Map.of("Digits", List.of("1")),
                null),
            2,
            "CA2",
            "1");
    assertThat(ContractJson.read(ContractJson.write(pressed), Trigger.class)).isEqualTo(pressed);
  }

  @Test
  void writesTypeNamesAndIsoTimes() {
    CallCommand dial =
        new DialSpecialist(
            "CA1-2",
            "CA1",
            NOON,
            "held",
            1,
            "Ada",
            "+14155550123",
            "+14155550199",
            Duration.ofSeconds(15),
            true,
            Duration.ofHours(1),
            NOON.plusSeconds(60),
            NOON.plusSeconds(180));
    assertThat(new String(ContractJson.write(dial), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"type":"patchcord.dial-specialist.v1","commandId":"CA1-2","callId":"CA1",\
            "at":"2026-11-22T12:00:00.250Z","reason":"held","attempt":1,"specialist":"Ada",\
            "to":"+14155550123","from":"+14155550199","ringTimeout":"PT15S","detectMachine":true,\
            "maxTalk":"PT1H","notAfter":"2026-11-22T12:01:00.250Z",\
            "givesUpAt":"2026-11-22T12:03:00.250Z"}""");
  }

  @Test
  void refusesAnUnknownTypeInOneLine() {
    byte[] json = "{\"type\":\"patchcord.teleport.v1\"}".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> ContractJson.read(json, CallCommand.class))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessageContaining("CallCommand")
        .hasMessageContaining("teleport")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void refusesARecordThatLacksAMember() {
    byte[] json =
        """
        {"type":"patchcord.room-started.v1","callId":"CA1","at":"2026-11-22T12:00:00Z",
        "origin":{"source":"twilio","deliveryId":"d","query":{},"fields":{}},"conferenceSid":"CF1"}"""
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> ContractJson.read(json, Trigger.class))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessage("expected a RoomStarted, but its origin.webhook is missing");
  }

  @Test
  void keepsADeadLetterBelowTheBrokersLargestRecord() {
    byte[] large = new byte[1_000_000];
    assertThat(DeadLetter.encode(large).length()).isLessThan(400_000);
  }
}
