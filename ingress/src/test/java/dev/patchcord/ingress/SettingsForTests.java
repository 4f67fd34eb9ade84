package dev.patchcord.ingress;

import dev.patchcord.ingress.config.IngressSettings;
import dev.patchcord.ingress.config.Sentences;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/** Settings with texts that are short enough to be read in an assertion. */
public final class SettingsForTests {
  private SettingsForTests() {}

  public static IngressSettings with(String publicUrl, List<String> holdMusic) {
    return new IngressSettings(
        "i",
        publicUrl,
        Duration.ofSeconds(1),
        Duration.ofMillis(500),
        Duration.ofSeconds(15),
        Duration.ofSeconds(30),
        DataSize.ofKilobytes(64),
        false,
        false,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Duration.ofSeconds(5),
        holdMusic,
        Map.of(),
        List.of(),
        new IngressSettings.Appointments(""),
        new IngressSettings.Metrics(""),
        new IngressSettings.Connect("t", false),
        new Sentences(
            "Thank you.",
            "Press 1 to accept.",
            "Somebody waits.",
            "One moment.",
            "Stay.",
            "Nobody.",
            "Not needed.",
            "Press 1 for us.",
            "Bye.",
            "Not available.",
            "Sorry.",
            "Transferring."));
  }
}
