package dev.patchcord.console.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchcord.console.live.LivePages;
import dev.patchcord.console.live.PerTick;
import dev.patchcord.console.live.Scene;
import dev.patchcord.contract.journal.CallState;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** How often the twin is asked by those who look at a rehearsal. */
class PlayTest {
  /** Three of the call and three of what goes wrong. */
  private static final int A_LOOK = 6;

  private final StubTwin twin = new StubTwin();
  private final AtomicLong tick = new AtomicLong();
  private final Play play = play(tick::get);

  private Play play(LongSupplier ticks) {
    return new Play(
        new TwinClient(HttpClient.newHttpClient(), twin.url()),
        new PerTick<>(ticks),
        new RehearsalSettings(twin.url(), "+14155550199", List.of()));
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  private Phone follow(UnaryOperator<String> eyes) {
    return play.follow(StubTwin.CALLER, CallState.AI, eyes).phones().getFirst();
  }

  @Test
  void manyViewersAskNoMoreThanOne() {
    assertThat(follow(UnaryOperator.identity()).number()).isEqualTo("+14155550123");
    assertThat(twin.asked()).hasSize(A_LOOK).doesNotHaveDuplicates();
    assertThat(follow(_ -> "hidden").number()).as("each sees what they may").isEqualTo("hidden");
    play.follow("", null, UnaryOperator.identity());
    assertThat(twin.asked()).hasSize(A_LOOK);
  }

  @Test
  void theNextTickIsLookedAtAnew() {
    assertThat(follow(UnaryOperator.identity()).status()).isEqualTo("ringing");
    twin.tells("in-progress");
    tick.incrementAndGet();
    assertThat(follow(UnaryOperator.identity()).status()).isEqualTo("in-progress");
    assertThat(follow(UnaryOperator.identity()).status()).isEqualTo("in-progress");
    assertThat(twin.asked()).hasSize(2 * A_LOOK);
  }

  @Test
  void whoOpensThePageIsToldHowItIsNow() {
    follow(UnaryOperator.identity());
    twin.tells("in-progress");
    Act opened = play.look(StubTwin.CALLER, CallState.AI, UnaryOperator.identity());
    assertThat(opened.phones().getFirst().status()).isEqualTo("in-progress");
  }

  @Test
  void whatTheTwinRefusesIsSaidToAllWhoLook() {
    twin.refuses(true);
    for (int viewer = 0; viewer < 2; viewer++) {
      assertThatThrownBy(() -> follow(UnaryOperator.identity()))
          .isInstanceOf(TwinProblem.class)
          .hasMessage("Not possible: not today.");
    }
    assertThat(twin.asked()).hasSize(1);
    twin.refuses(false);
    tick.incrementAndGet();
    assertThat(follow(UnaryOperator.identity()).status()).isEqualTo("ringing");
  }

  @Test
  void openPagesShareTheirLooksAndClosedOnesTakeNone() {
    LivePages pages = new LivePages(Duration.ofMillis(20));
    OpenPage one = new OpenPage(play(pages::tick));
    OpenPage two = new OpenPage(one.play);
    pages.start();
    try {
      SseEmitter first = pages.follow(one);
      SseEmitter second = pages.follow(two);
      await().until(() -> one.frames.get() >= 20 && two.frames.get() >= 20);
      long looks = twin.asked().stream().filter("/twin/record"::equals).count();
      assertThat(looks).isPositive().isLessThanOrEqualTo(pages.tick() + 1);
      first.complete();
      second.complete();
      await("nobody asks for twenty ticks").until(() -> isQuietFor(20, pages));
    } finally {
      pages.stop();
    }
  }

  private boolean isQuietFor(int ticks, LivePages pages) {
    int asked = twin.asked().size();
    long until = pages.tick() + ticks;
    await().until(() -> pages.tick() >= until);
    return twin.asked().size() == asked;
  }

  /** Of one viewer, and never the same twice: its thread finds out when it is closed. */
  private static final class OpenPage implements Scene {
    private final Play play;
    private final AtomicInteger frames = new AtomicInteger();

    OpenPage(Play play) {
      this.play = play;
    }

    @Override
    public String key() {
      return "rehearsal";
    }

    @Override
    public boolean isShared() {
      return false;
    }

    @Override
    public Map<String, String> fragments() {
      Act act = play.follow(StubTwin.CALLER, CallState.AI, UnaryOperator.identity());
      return Map.of("prompt", frames.incrementAndGet() + act.says());
    }
  }
}
