package dev.patchcord.ingress.reception;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes repeated deliveries of one inbound call cheap and identical at this instance: the second
 * waits for the first one's document. After the window the machine is asked again, who may have
 * seen the call end meanwhile.
 */
public final class RepeatedArrivals {
  private static final int REMEMBERED = 10_000;

  private record Arrival(Instant at, CompletableFuture<String> document) {}

  private final Clock clock;
  private final Duration window;
  private final Map<String, Arrival> arrivals =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Arrival> eldest) {
          return size() > REMEMBERED;
        }
      };

  public RepeatedArrivals(Clock clock, Duration window) {
    this.clock = clock;
    this.window = window;
  }

  /**
   * The call's first document.
   *
   * @param first makes it; run at most once per call and window
   */
  String documentOf(String callId, Supplier<String> first) {
    Instant now = clock.instant();
    Arrival mine = new Arrival(now, new CompletableFuture<>());
    Arrival known = earlier(callId, mine);
    if (known != null) {
      return known.document().join();
    }
    try {
      String document = first.get();
      mine.document().complete(document);
      return document;
    } catch (RuntimeException | Error e) {
      // An Error too: a repetition would wait for this document for ever.
      forget(callId, mine);
      mine.document().completeExceptionally(e);
      throw new CompletionException("no document could be made for " + callId, e);
    }
  }

  private synchronized @Nullable Arrival earlier(String callId, Arrival mine) {
    Arrival known = arrivals.get(callId);
    if (known != null && known.at().plus(window).isAfter(mine.at())) {
      return known;
    }
    arrivals.remove(callId);
    arrivals.put(callId, mine);
    return null;
  }

  private synchronized void forget(String callId, Arrival arrival) {
    arrivals.remove(callId, arrival);
  }
}
