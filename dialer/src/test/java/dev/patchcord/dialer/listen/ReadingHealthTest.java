package dev.patchcord.dialer.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.dialer.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class ReadingHealthTest {
  private final MovableClock clock = new MovableClock();
  private final ReadingHealth health = new ReadingHealth(clock, Duration.ofSeconds(20));

  @Test
  void isReadyAfterItsFirstRoundInTheGroup() {
    health.waitsForKafka();
    assertThat(status()).isEqualTo(Status.OUT_OF_SERVICE);
    health.listens();
    assertThat(status()).isEqualTo(Status.OUT_OF_SERVICE);
    health.hasRead();
    assertThat(status()).isEqualTo(Status.UP);
  }

  @Test
  void isNotReadyWhileTheListenerHangsOrTheGroupHasForgottenIt() {
    health.listens();
    health.hasRead();
    clock.advance(Duration.ofSeconds(20));
    assertThat(status()).isEqualTo(Status.UP);
    clock.advance(Duration.ofSeconds(1));
    assertThat(status()).isEqualTo(Status.OUT_OF_SERVICE);
    health.hasRead();
    assertThat(status()).isEqualTo(Status.UP);
  }

  @Test
  void isDownWhenTheListenerEndsUnasked() {
    health.listens();
    health.hasRead();
    health.ends(true);
    assertThat(status()).isEqualTo(Status.OUT_OF_SERVICE);
    health.ends(false);
    assertThat(status()).isEqualTo(Status.DOWN);
  }

  private Status status() {
    return health.health().getStatus();
  }
}
