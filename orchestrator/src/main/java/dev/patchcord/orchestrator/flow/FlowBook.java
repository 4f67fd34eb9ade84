package dev.patchcord.orchestrator.flow;

import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.event.CalledBack;
import dev.patchcord.contract.event.Origin;
import dev.patchcord.contract.event.TelephonyEvent;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Specialist;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which flow handles a call that begins now. Asked once for each call, which then keeps its flow.
 * Every call has one: a number that no flow names gets the flow for {@code any}, or else the first.
 */
public final class FlowBook {
  /** Stands for every number that no flow names. */
  static final String ANY = "any";

  private final List<Entry> entries;
  private final List<Flow> flows;
  private final Map<String, Flow> byNumber = new HashMap<>();

  /**
   * A flow and the numbers that it answers.
   *
   * @param numbers as {@link #normalised} gives them, or {@link #ANY}
   */
  record Entry(Flow flow, List<String> numbers) {}

  FlowBook(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    this.flows = entries.stream().map(Entry::flow).toList();
    entries.forEach(each -> each.numbers().forEach(number -> byNumber.put(number, each.flow())));
  }

  /** A book with one flow for every number. */
  public static FlowBook of(Flow only) {
    return new FlowBook(List.of(new Entry(only, List.of(ANY))));
  }

  /**
   * The flow for a dialled number, as the carrier wrote it.
   *
   * @param dialled null or empty if it is not known
   */
  public Flow forNumber(@Nullable String dialled) {
    Flow otherwise = byNumber.getOrDefault(ANY, flows.getFirst());
    return dialled == null || dialled.isBlank()
        ? otherwise
        : byNumber.getOrDefault(normalised(dialled), otherwise);
  }

  /** The flow for a call that is first heard of by this trigger. */
  public Flow forTrigger(Trigger trigger) {
    return switch (trigger) {
      case CallArrived arrived -> forNumber(arrived.to());
      case CalledBack calledBack -> forNumber(calledBack.to());
      case TelephonyEvent event -> forNumber(dialled(event.origin()));
      default -> forNumber(null);
    };
  }

  /**
   * The same flows for a rehearsal in which everybody lives this many times faster.
   *
   * @param times 1 or more
   * @throws IllegalArgumentException below 1
   */
  public FlowBook fasterBy(double times) {
    return new FlowBook(
        entries.stream()
            .map(each -> new Entry(Hurry.fasterBy(times, each.flow()), each.numbers()))
            .toList());
  }

  /** All flows, in the order of the file. */
  public List<Flow> flows() {
    return flows;
  }

  /** A line for people about each flow. */
  public List<String> describe() {
    return entries.stream()
        .map(
            each ->
                "%s answers %s; specialists: %s"
                    .formatted(
                        each.flow().version(),
                        String.join(", ", each.numbers()).replace(ANY, "any other number"),
                        each.flow().specialists().stream()
                            .map(Specialist::name)
                            .collect(Collectors.joining(", "))))
        .toList();
  }

  /**
   * What the caller dialled, by the carrier's word. A leg that we dialled ourselves says in the
   * same fields whom we dialled, so only inbound legs count.
   */
  private static @Nullable String dialled(Origin origin) {
    return first(origin, "Direction").filter("inbound"::equals).isEmpty()
        ? null
        : Stream.of("To", "Called")
            .flatMap(name -> first(origin, name).stream())
            .findFirst()
            .orElse(null);
  }

  private static Optional<String> first(Origin origin, String field) {
    return origin.fields().getOrDefault(field, List.of()).stream()
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  /**
   * A number in the one form that is compared. Spaces and punctuation do not count; a plus that was
   * taken for a space on its way is put back; a SIP address is without parameters.
   */
  static String normalised(String number) {
    String trimmed = number.strip().toLowerCase(Locale.ROOT);
    if (trimmed.startsWith("sip:") || trimmed.startsWith("sips:")) {
      return trimmed.split("[;?]", 2)[0];
    }
    return trimmed.chars().anyMatch(Character::isLetter)
        ? trimmed
        : "+" + trimmed.replaceAll("[^0-9]", "");
  }
}
