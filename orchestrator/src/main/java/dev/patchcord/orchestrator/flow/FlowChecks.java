package dev.patchcord.orchestrator.flow;

import dev.patchcord.contract.flow.Appointments;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Rung.Kind;
import dev.patchcord.contract.flow.Specialist;
import dev.patchcord.contract.flow.Strategy;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds what each line allows and all of them together do not. */
final class FlowChecks {
  /** Twilio reference, 3.1: more legs than that are no longer rung at the same time. */
  private static final int LARGEST_RING_ALL = 10;

  private static final Set<Kind> LAST = EnumSet.of(Kind.BACK_TO_AI, Kind.MESSAGE, Kind.GOODBYE);
  private static final Set<Kind> ENDS_THE_CALL = EnumSet.of(Kind.MESSAGE, Kind.GOODBYE);

  private FlowChecks() {}

  static void check(Section section, Flow flow) {
    specialists(section, flow);
    times(section, flow);
    waiting(section, flow);
    ladder(section.items("ladder"), flow.ladder().stream().map(rung -> rung.kind()).toList());
    List<Kind> after = flow.afterBridge().stream().map(rung -> rung.kind()).toList();
    ladder(section.items("after-bridge"), after);
    List<Section> rungs = section.items("after-bridge");
    for (int i = 0; i < rungs.size(); i++) {
      if (after.get(i) == Kind.NEXT_SPECIALIST) {
        rungs
            .get(i)
            .wrong(
                "next-specialist makes no sense after a talk: the caller asks for a person again"
                    + " by back-to-ai");
      }
    }
    if (flow.appointments() != null) {
      appointments(section, flow, flow.appointments());
    }
  }

  private static void specialists(Section section, Flow flow) {
    Map<String, Integer> names = new HashMap<>();
    List<Section> each = section.items("specialists");
    for (int i = 0; i < each.size(); i++) {
      Specialist specialist = flow.specialists().get(i);
      Integer first = names.putIfAbsent(specialist.name().toLowerCase(Locale.ROOT), i);
      if (first != null) {
        each.get(i)
            .wrong(
                "name",
                "\"%s\" is also the name of specialists[%d]: give each a name of its own"
                    .formatted(specialist.name(), first));
      }
    }
    if (flow.strategy() == Strategy.RING_ALL && each.size() > LARGEST_RING_ALL) {
      section.wrong(
          "strategy",
          "ring-all rings %d phones at most, and these are %d specialists: use another strategy or"
                  .formatted(LARGEST_RING_ALL, each.size())
              + " several flows");
    }
  }

  private static void times(Section section, Flow flow) {
    if (flow.holdLimit().compareTo(flow.ringTimeout()) < 0) {
      section.wrong(
          section.has("hold-limit") ? "hold-limit" : "ring-timeout",
          "the hold limit (%d s) is shorter than the ring timeout (%d s): no phone could ring to"
                  .formatted(flow.holdLimit().toSeconds(), flow.ringTimeout().toSeconds())
              + " its end");
    }
  }

  /** Only possible where both are written: each has a default. */
  private static void waiting(Section section, Flow flow) {
    if (flow.waiting().music().isEmpty() && flow.waiting().notes().isEmpty()) {
      section
          .at("waiting")
          .wrong(
              "music",
              "neither music nor notes: a caller on hold would hear nothing of this flow's. Add a"
                  + " note, or leave music out for the default");
    }
  }

  private static void ladder(List<Section> rungs, List<Kind> kinds) {
    for (int i = 0; i < rungs.size() - 1; i++) {
      if (ENDS_THE_CALL.contains(kinds.get(i))) {
        rungs
            .get(i + 1)
            .wrong("is never reached: %s before it ends the call".formatted(written(kinds.get(i))));
        return;
      }
    }
    if (!rungs.isEmpty() && !LAST.contains(kinds.getLast())) {
      rungs
          .getLast()
          .wrong(
              "%s cannot be the last step, since the caller would be left alone after it: add"
                      .formatted(written(kinds.getLast()))
                  + " back-to-ai, message or goodbye");
    }
  }

  private static void appointments(Section section, Flow flow, Appointments appointments) {
    Section at = section.at("appointments");
    if (appointments.lead().compareTo(appointments.horizon()) >= 0) {
      at.wrong(at.has("lead") ? "lead" : "horizon", "lead must be shorter than horizon");
    }
    if (flow.specialists().stream().allMatch(each -> each.hours() == null)) {
      section.wrong(
          "appointments",
          "no specialist of this flow has hours, so there is nothing to book: add hours to one");
    }
  }

  private static String written(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
