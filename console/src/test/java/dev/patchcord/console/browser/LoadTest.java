package dev.patchcord.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the page Now makes of 10,000 live calls and 200 changes of state a second, with {@code
 * -Dmeasure}: prints figures, and fails only if the page does not keep up at all. Broker, writer,
 * console and browser share the machine. With {@code -Dviewers=5}, four more look at the page
 * without a browser, by turns as a viewer and as an operator: what these two see is not rendered
 * together.
 */
@EnabledIfSystemProperty(named = "measure", matches = ".*")
class LoadTest {
  private static final int CHANGES_A_SECOND = 200;
  private static final Duration WITHOUT_A_PAGE = Duration.ofSeconds(20);
  private static final Duration WITH_A_PAGE = Duration.ofSeconds(60);
  private static final double TICKS_A_SECOND = 4;
  private static final int VIEWERS = Integer.getInteger("viewers", 1);

  @Test
  void thePageKeepsUp(@TempDir(cleanup = CleanupMode.NEVER) Path profile) throws Exception {
    try (ConsoleRoom room = ConsoleRoom.open(profile, "--patchcord.console.long-wait=60s");
        TenThousandCalls calls =
            new TenThousandCalls(
                room.servers(),
                room.recorded.told(RecordedCalls.TALK, 12, Instant.now()).getLast());
        Others others = new Others()) {
      calls.move(CHANGES_A_SECOND);
      room.enter("kim");
      room.browser.open("/login");
      double idle = cores(WITHOUT_A_PAGE);
      room.browser.open("/");
      room.awaitText("live, as of");
      room.browser.script(
          """
          const seen = window.seen = { ages: [], long: [], gaps: [], ticks: 0 };
          new PerformanceObserver(list => list.getEntries().forEach(each => seen.long.push(each.duration)))
            .observe({ type: 'longtask' });
          let last = performance.now();
          const frame = now => { seen.gaps.push(now - last); last = now; requestAnimationFrame(frame); };
          requestAnimationFrame(frame);
          document.addEventListener('htmx:sseBeforeMessage', () => seen.ticks++);
          setInterval(() => seen.ages.push(
            Date.now() - Date.parse(document.getElementById('fresh').dataset.asOf)), 100);
          """);
      others.come(room.home, VIEWERS - 1);
      long before = calls.written();
      double looking = cores(WITH_A_PAGE);
      long changes = calls.written() - before;
      Map<?, ?> seen = (Map<?, ?>) room.browser.script("return window.seen");
      List<Double> ages = numbers(seen.get("ages"));
      List<Double> gaps = numbers(seen.get("gaps"));
      List<Double> tasks = numbers(seen.get("long"));
      System.out.printf(
          "%d changes of state a second; freshness median %.0f ms, p99 %.0f ms, worst %.0f ms;"
              + " %d long tasks, longest %.0f ms; frames: gap median %.0f ms, p99 %.0f ms, worst %.0f"
              + " ms; fragments %s; CPU of broker, writer and console: %.2f cores, %.2f with the page"
              + " open, %.0f ms a tick%n",
          changes / WITH_A_PAGE.toSeconds(),
          at(ages, .5),
          at(ages, .99),
          at(ages, 1),
          tasks.size(),
          tasks.isEmpty() ? 0 : at(tasks, 1),
          at(gaps, .5),
          at(gaps, .99),
          at(gaps, 1),
          seen.get("ticks"),
          idle,
          looking,
          (looking - idle) * 1_000 / TICKS_A_SECOND);
      List<Double> othersAges = others.ages();
      if (!othersAges.isEmpty()) {
        System.out.printf(
            "%d viewers without a browser: freshness median %.0f ms, p99 %.0f ms, worst %.0f ms;"
                + " fragments %s%n",
            VIEWERS - 1,
            at(othersAges, .5),
            at(othersAges, .99),
            at(othersAges, 1),
            others.fragments());
        assertThat(at(othersAges, .5)).as("freshness of the others").isLessThan(3_000);
      }
      room.browser.screenshot("load");
      assertThat(changes).isGreaterThan(CHANGES_A_SECOND * WITH_A_PAGE.toSeconds() / 2);
      assertThat(at(ages, .5)).as("freshness").isLessThan(3_000);
      assertThat(room.browser.text()).contains("10000");
    }
  }

  /** The viewers without a browser. Their stamps are looked at as the browser's is. */
  private static final class Others implements AutoCloseable {
    private final List<Onlooker> all = new ArrayList<>();
    private final Queue<Double> seen = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    /** Returns when each of them has seen the page. */
    void come(String home, int many) throws IOException, InterruptedException {
      for (int each = 0; each < many; each++) {
        all.add(new Onlooker(home, each % 2 == 0 ? "vi" : "kim", "/live/now"));
      }
      await().until(() -> all.stream().allMatch(each -> each.age().toSeconds() < 60));
      var _ = timer.scheduleAtFixedRate(this::look, 0, 100, TimeUnit.MILLISECONDS);
    }

    private void look() {
      all.forEach(each -> seen.add((double) each.age().toMillis()));
    }

    List<Double> ages() {
      return seen.stream().sorted().toList();
    }

    List<Integer> fragments() {
      return all.stream().map(Onlooker::fragments).toList();
    }

    @Override
    public void close() {
      timer.shutdownNow();
      all.forEach(Onlooker::close);
    }
  }

  /** Processors that this JVM keeps busy in the time to come. */
  private static double cores(Duration time) {
    OperatingSystemMXBean machine =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = machine.getProcessCpuTime();
    long begun = System.nanoTime();
    await().atMost(time.plusSeconds(30)).until(() -> System.nanoTime() - begun > time.toNanos());
    return (double) (machine.getProcessCpuTime() - cpu) / (System.nanoTime() - begun);
  }

  private static List<Double> numbers(Object found) {
    return ((List<?>) found).stream().map(each -> ((Number) each).doubleValue()).sorted().toList();
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.floor(share * sorted.size())));
  }
}
