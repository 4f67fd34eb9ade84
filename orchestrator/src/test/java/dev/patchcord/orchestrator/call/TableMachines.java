package dev.patchcord.orchestrator.call;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Machines of the tables that a test chooses, read from top to bottom. */
public final class TableMachines implements Machines {
  private final Map<String, CallDecider> deciders = new LinkedHashMap<>();

  private TableMachines(Stream<CallDecider> all) {
    all.forEach(each -> deciders.put(each.version().number(), each));
  }

  /** These alone, oldest first. */
  public static TableMachines of(CallDecider... deciders) {
    return new TableMachines(Stream.of(deciders));
  }

  /** The versions of these tables, oldest first. */
  static TableMachines of(CallTransitions... tables) {
    return new TableMachines(Stream.of(tables).map(TableMachines::scan));
  }

  /** A build that has these versions alone, oldest first. */
  public static TableMachines having(MachineVersion... versions) {
    return new TableMachines(Stream.of(versions).map(CallTransitions::of).map(TableMachines::scan));
  }

  private static CallDecider scan(CallTransitions table) {
    return new CallDecider(table.version(), new TableScan(table));
  }

  @Override
  public Optional<CallDecider> of(String version) {
    return Optional.ofNullable(deciders.get(version));
  }

  @Override
  public CallDecider inForce() {
    return deciders.values().stream().reduce((_, last) -> last).orElseThrow();
  }

  @Override
  public List<String> versions() {
    return List.copyOf(deciders.keySet());
  }
}
