package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.journal.CallState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Collects the rows that leave one state, in the order in which their guards are tried. */
final class Rows {
  private final CallState from;
  private final List<Transition> rows = new ArrayList<>();
  private Span versions = Span.ALL;

  private Rows(CallState from) {
    this.from = from;
  }

  static Rows of(CallState from) {
    return new Rows(from);
  }

  /** A row that leads to another state. */
  Rows to(CallState to, String name, TriggerKind on, Guard guard, Effect effect, String does) {
    rows.add(
        new Transition(
            from.name().toLowerCase(Locale.ROOT) + "/" + name,
            from,
            on,
            guard,
            to,
            effect,
            does,
            versions));
    return this;
  }

  /** A row that stays. */
  Rows stay(String name, TriggerKind on, Guard guard, Effect effect, String does) {
    return to(from, name, on, guard, effect, does);
  }

  /** A row that only notes that something happened. */
  Rows note(String name, TriggerKind on, Guard guard) {
    return stay(name, on, guard, Effect.NOTE, "noted");
  }

  Rows add(Transition row) {
    rows.add(row);
    return this;
  }

  /** Rows that the machine has had since that version. */
  Rows since(MachineVersion first, Consumer<Rows> more) {
    return only(versions.since(first), more);
  }

  /** Rows that the machine had up to and including that version. */
  Rows until(MachineVersion last, Consumer<Rows> more) {
    return only(versions.until(last), more);
  }

  private Rows only(Span span, Consumer<Rows> more) {
    Span around = versions;
    versions = span;
    more.accept(this);
    versions = around;
    return this;
  }

  /** Rows that stand together. */
  Rows with(Consumer<Rows> more) {
    more.accept(this);
    return this;
  }

  List<Transition> list() {
    return List.copyOf(rows);
  }
}
