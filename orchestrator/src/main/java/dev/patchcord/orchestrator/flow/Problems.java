package dev.patchcord.orchestrator.flow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects problems, so that all of a file's are told at once. */
final class Problems {
  private final Set<Problem> all = new LinkedHashSet<>();

  void add(int line, int column, String path, String text) {
    all.add(new Problem(line, column, path, text));
  }

  int count() {
    return all.size();
  }

  List<Problem> inOrder() {
    return all.stream().sorted(Problem.BY_PLACE).toList();
  }
}
