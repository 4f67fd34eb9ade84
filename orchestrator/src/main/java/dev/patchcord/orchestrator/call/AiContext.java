package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.journal.CallSnapshot.PassedOver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the assistant is told when the caller comes back to it, as variables of its session. The
 * first session is told nothing: it begins the call.
 *
 * <p>{@code transfer}: {@code failed} or {@code none}. {@code after}: {@code talk} when caller and
 * specialist have talked, otherwise {@code wait}. {@code reason}: why, see the attempts' outcomes.
 * {@code tried}: who was rung in this transfer and how it ended. {@code skipped}: who was not rung,
 * and why. {@code specialist}, {@code talk-seconds}: the latest. {@code wish}, {@code summary},
 * {@code language}: as told before. {@code appointments}: booked in this call.
 */
final class AiContext {
  private AiContext() {}

  static Map<String, String> of(Draft draft) {
    if (draft.ai.number() == 1) {
      return Map.of();
    }
    Map<String, String> context = new TreeMap<>();
    String reason = draft.fallback.reason();
    boolean talked = Outcomes.TALKED.equals(reason) || Outcomes.DROPPED.equals(reason);
    context.put("transfer", reason == null || reason.equals(Outcomes.TALKED) ? "none" : "failed");
    if (reason != null) {
      context.put("after", talked ? "talk" : "wait");
      context.put("reason", reason);
      context.put(
          "specialist", draft.attempts().isEmpty() ? "" : draft.attempts().getLast().specialist());
      context.put("attempts", Integer.toString(draft.attempts().size()));
      put(context, "tried", tried(draft));
      put(context, "skipped", skipped(draft.hunt.passedOver()));
    }
    if (talked) {
      talk(draft, context);
    }
    put(context, "wish", draft.wish.reason());
    put(context, "summary", draft.wish.summary());
    put(context, "language", draft.wish.language());
    put(
        context,
        "appointments",
        draft.care.appointments().stream()
            .map(each -> each.specialist() + " " + each.start())
            .collect(Collectors.joining("; ")));
    return context;
  }

  private static void talk(Draft draft, Map<String, String> context) {
    draft
        .attempt(draft.fallback.talk())
        .ifPresent(
            each -> {
              context.put("specialist", each.specialist());
              Instant joined = each.times().get("joined");
              Instant over = each.times().get("over");
              if (joined != null && over != null) {
                context.put(
                    "talk-seconds", Long.toString(Duration.between(joined, over).toSeconds()));
              }
            });
  }

  /** Phones that were rung for this transfer. */
  private static String tried(Draft draft) {
    return draft.attempts().stream()
        .filter(each -> each.number() >= draft.hunt.first() && !each.specialist().isEmpty())
        .map(each -> each.specialist() + ": " + each.outcome())
        .collect(Collectors.joining("; "));
  }

  private static String skipped(List<PassedOver> passedOver) {
    return passedOver.stream()
        .map(each -> each.specialist() + ": " + each.why())
        .collect(Collectors.joining("; "));
  }

  private static void put(Map<String, String> context, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      context.put(name, value);
    }
  }
}
