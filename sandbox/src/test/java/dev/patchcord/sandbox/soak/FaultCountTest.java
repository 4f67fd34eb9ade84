package dev.patchcord.sandbox.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.sandbox.twin.record.Entry;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultCountTest {
  private final FaultCount faults = new FaultCount();

  @Test
  void countsByKindWhateverTheTimesAre() {
    struck("call-status", "delayed by PT0.3S, held back until the next one is sent");
    struck("conference", "delayed by PT0.7S");
    struck("POST Calls", "503 after it was carried out, answered later by PT0.1S");
    struck("amd", "human instead of machine_start");
    struck("amd", "lost");
    struck("dial-action", "not fetched");
    assertThat(faults.byKind())
        .isEqualTo(
            Map.of(
                "callback delayed", 2,
                "callback held back until the next one is sent", 1,
                "request 503 after it was carried out", 1,
                "request answered slowly", 1,
                "machine detection wrong", 1,
                "callback lost", 1));
  }

  private void struck(String kind, String fault) {
    faults.saw(new Entry.WentWrong(Instant.EPOCH, null, kind, fault));
  }
}
