package dev.patchcord.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class KeptCallTest {
  private final List<@Nullable String> seen = new ArrayList<>();

  @AfterEach
  void forget() {
    MDC.remove("call");
  }

  @Test
  void anotherThreadGoesOnAboutTheCall() throws InterruptedException {
    MDC.put("call", "CA1");
    Runnable work = KeptCall.here().with(this::look);
    MDC.put("call", "CA2");
    Thread.ofPlatform()
        .start(
            () -> {
              look();
              work.run();
              look();
            })
        .join();
    assertThat(seen).isEqualTo(Arrays.asList(null, "CA1", null));
  }

  @Test
  void theThreadThenGoesOnAboutItsOwnAlsoWhenTheWorkFailed() {
    KeptCall none = KeptCall.here();
    MDC.put("call", "CA2");
    assertThatThrownBy(
            () ->
                none.during(
                    () -> {
                      look();
                      throw new IllegalStateException("failed");
                    }))
        .isInstanceOf(IllegalStateException.class);
    look();
    assertThat(seen).isEqualTo(Arrays.asList(null, "CA2"));
  }

  private void look() {
    seen.add(MDC.get("call"));
  }
}
