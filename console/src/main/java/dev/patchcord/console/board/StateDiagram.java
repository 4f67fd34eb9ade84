package dev.patchcord.console.board;

import dev.patchcord.console.projection.LiveCall;
import dev.patchcord.console.projection.Projection;
import dev.patchcord.console.projection.Rates.Arrow;
import dev.patchcord.contract.journal.CallState;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The states of a call with how many are in each, and how often calls go from one to another. The
 * units are those of the drawing, {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param nodes the five states of a live call
 * @param edges the usual ways between them; the others are in {@code rest}
 * @param rest ways that are not drawn and were gone in the last minute, in words
 * @param endedPerMinute calls that ended in the last minute
 */
public record StateDiagram(
    List<Node> nodes, List<Edge> edges, List<String> rest, int endedPerMinute) {
  public static final int WIDTH = 760;
  public static final int HEIGHT = 248;

  /**
   * A state.
   *
   * @param says what it means for the caller
   * @param selected the list below shows the calls in it
   */
  public record Node(CallState state, int x, int y, String says, long count, boolean selected) {}

  /**
   * A way from state to state.
   *
   * @param path for SVG
   * @param x of the label's middle
   * @param y of the label's base line
   * @param perMinute calls that went it in the last minute
   */
  public record Edge(CallState from, CallState to, String path, int x, int y, int perMinute) {}

  private record Place(CallState state, int x, int y, String says) {}

  private record Way(CallState from, CallState to, String path, int x, int y) {}

  private static final List<Place> PLACES =
      List.of(
          new Place(CallState.AI, 8, 24, "talks to the AI"),
          new Place(CallState.HOLD, 216, 24, "goes on hold"),
          new Place(CallState.DIALING, 424, 24, "a phone rings"),
          new Place(CallState.BRIDGED, 632, 24, "with a person"),
          new Place(CallState.FALLBACK, 320, 168, "looked after"));

  private static final List<Way> WAYS =
      List.of(
          new Way(CallState.AI, CallState.HOLD, "M128 56H210", 169, 46),
          new Way(CallState.HOLD, CallState.DIALING, "M336 56H418", 377, 46),
          new Way(CallState.DIALING, CallState.BRIDGED, "M544 56H626", 585, 46),
          new Way(CallState.HOLD, CallState.FALLBACK, "M304 88L356 162", 354, 124),
          new Way(CallState.DIALING, CallState.FALLBACK, "M464 88L412 162", 462, 132),
          new Way(
              CallState.BRIDGED, CallState.FALLBACK, "M692 88C692 176 600 200 446 200", 620, 188),
          new Way(CallState.FALLBACK, CallState.HOLD, "M336 168L268 94", 276, 132),
          new Way(CallState.FALLBACK, CallState.AI, "M320 200C150 200 68 176 68 94", 146, 188));

  static StateDiagram of(Projection known, @Nullable CallState selected, Instant now) {
    Map<CallState, Long> counts = new EnumMap<>(CallState.class);
    for (LiveCall call : known.calls().values()) {
      counts.merge(call.state(), 1L, Long::sum);
    }
    Map<Arrow, Integer> rates = known.rates().perMinute(now);
    return new StateDiagram(
        PLACES.stream()
            .map(
                each ->
                    new Node(
                        each.state(),
                        each.x(),
                        each.y(),
                        each.says(),
                        counts.getOrDefault(each.state(), 0L),
                        each.state() == selected))
            .toList(),
        WAYS.stream()
            .map(
                each ->
                    new Edge(
                        each.from(),
                        each.to(),
                        each.path(),
                        each.x(),
                        each.y(),
                        rates.getOrDefault(new Arrow(each.from(), each.to()), 0)))
            .toList(),
        rest(rates),
        rates.entrySet().stream()
            .filter(each -> each.getKey().to() == CallState.ENDED)
            .mapToInt(Map.Entry::getValue)
            .sum());
  }

  private static List<String> rest(Map<Arrow, Integer> rates) {
    return rates.entrySet().stream()
        .filter(each -> each.getKey().to() != CallState.ENDED)
        .filter(each -> drawn().noneMatch(each.getKey()::equals))
        .map(
            each ->
                "%s → %s %d/min"
                    .formatted(each.getKey().from(), each.getKey().to(), each.getValue()))
        .sorted()
        .toList();
  }

  private static Stream<Arrow> drawn() {
    return WAYS.stream().map(each -> new Arrow(each.from(), each.to()));
  }
}
