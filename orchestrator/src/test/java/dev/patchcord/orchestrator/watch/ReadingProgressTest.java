package dev.patchcord.orchestrator.watch;

import static dev.patchcord.orchestrator.watch.ReadingProgress.NEWS_TRAVELS;
import static dev.patchcord.orchestrator.watch.ReadingProgress.QUIET;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A watch says nothing of what it has not read yet. */
class ReadingProgressTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final ReadingProgress progress = new ReadingProgress(NOW);

  @Test
  void nothingIsKnownBeforeTheFirstRecordOrAQuietTime() {
    assertThat(progress.until(NOW.plus(QUIET))).isEqualTo(Instant.EPOCH);
    Instant later = NOW.plus(QUIET).plusMillis(1);
    assertThat(progress.until(later)).isEqualTo(later.minus(NEWS_TRAVELS));
  }

  @Test
  void aWatchThatIsBehindByAFewSecondsDoesNotTakeThemForRead() {
    Instant sevenSecondsAgo = NOW.minusSeconds(7);
    progress.read(sevenSecondsAgo, NOW);
    assertThat(progress.until(NOW)).isEqualTo(sevenSecondsAgo.minus(NEWS_TRAVELS));
    progress.read(NOW.minusSeconds(9), NOW);
    assertThat(progress.until(NOW)).isEqualTo(sevenSecondsAgo.minus(NEWS_TRAVELS));
  }

  @Test
  void timePassesWhereNothingIsDecided() {
    progress.read(NOW, NOW);
    Instant later = NOW.plus(QUIET).plusSeconds(1);
    assertThat(progress.until(later)).isEqualTo(later.minus(NEWS_TRAVELS));
  }

  @Test
  void aDecisionOfTheFutureMovesNothingAhead() {
    progress.read(NOW.plusSeconds(30), NOW);
    assertThat(progress.until(NOW)).isEqualTo(NOW.minus(NEWS_TRAVELS));
  }
}
