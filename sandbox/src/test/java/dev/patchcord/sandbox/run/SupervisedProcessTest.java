package dev.patchcord.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SupervisedProcessTest {
  /** A service that works until it is ended. */
  static final class Faithful {
    public static void main(String... args) throws InterruptedException {
      new CountDownLatch(1).await();
    }
  }

  /** A service that cannot work. */
  static final class Hopeless {
    public static void main(String... args) {
      System.exit(3);
    }
  }

  private record Death(long pid, String how, Duration pause) {}

  private static final class Diary implements SupervisedProcess.Observer {
    final List<Death> deaths = new CopyOnWriteArrayList<>();
    final List<Long> restarts = new CopyOnWriteArrayList<>();
    final List<String> losses = new CopyOnWriteArrayList<>();

    @Override
    public void ended(SupervisedProcess process, long pid, String how, Duration pause) {
      deaths.add(new Death(pid, how, pause));
    }

    @Override
    public void restarted(SupervisedProcess process, long pid) {
      restarts.add(pid);
    }

    @Override
    public void lost(SupervisedProcess process, String cause) {
      losses.add(cause);
    }
  }

  private final Diary diary = new Diary();

  @Test
  void startsAKilledServiceAgainAtOnceAndSaysSo() throws IOException {
    try (SupervisedProcess service = start(Faithful.class)) {
      long first = service.pid();
      assertThat(ProcessHandle.of(first).orElseThrow().destroyForcibly()).isTrue();
      await().until(() -> !diary.restarts.isEmpty());
      assertThat(diary.deaths).hasSize(1);
      assertThat(diary.deaths.getFirst().pid()).isEqualTo(first);
      assertThat(diary.deaths.getFirst().how()).isEqualTo("was killed (signal 9)");
      assertThat(diary.deaths.getFirst().pause()).isLessThan(Duration.ofSeconds(1));
      assertThat(service.pid()).isNotEqualTo(first).isEqualTo(diary.restarts.getFirst());
      assertThat(service.alive()).isTrue();
    }
  }

  @Test
  void startsAServiceThatKeepsDyingLessAndLessOften() throws IOException {
    try (SupervisedProcess _ = start(Hopeless.class)) {
      await().atMost(Duration.ofSeconds(30)).until(() -> diary.deaths.size() >= 3);
      assertThat(diary.deaths.getFirst().how()).isEqualTo("stopped with exit code 3");
      assertThat(diary.deaths.subList(0, 3))
          .extracting(Death::pause)
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void leavesAClosedServiceDead() throws IOException {
    SupervisedProcess service = start(Faithful.class);
    ProcessHandle process = ProcessHandle.of(service.pid()).orElseThrow();
    service.close();
    assertThat(process.isAlive()).isFalse();
    assertThat(service.alive()).isFalse();
    assertThat(diary.deaths).isEmpty();
    assertThat(diary.restarts).isEmpty();
  }

  @Test
  void saysWhenThereIsNoSuchProgram() {
    ProcessBuilder missing = new ProcessBuilder("/nowhere/java");
    assertThatThrownBy(() -> new SupervisedProcess("x", missing, Clock.systemUTC(), diary))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/nowhere/java");
  }

  private SupervisedProcess start(Class<?> main) throws IOException {
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName());
    command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return new SupervisedProcess("service", command, Clock.systemUTC(), diary);
  }
}
