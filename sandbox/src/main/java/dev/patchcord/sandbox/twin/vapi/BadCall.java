package dev.patchcord.sandbox.twin.vapi;

import java.util.List;

/** A {@code POST /call} body that Vapi refuses, with one line for each thing wrong with it. */
final class BadCall extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<String> faults;

  BadCall(List<String> faults) {
    super(String.join("; ", faults));
    this.faults = List.copyOf(faults);
  }

  List<String> faults() {
    return faults;
  }
}
