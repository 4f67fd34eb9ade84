package dev.patchcord.sandbox.observe;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What services tell Prometheus: names of metrics, each with the labels that it has. */
public final class Scrape {
  private static final Pattern SAMPLE =
      Pattern.compile("(?m)^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(?<labels>.*)\\})? \\S+");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"(?:[^\"\\\\]|\\\\.)*\"");

  private final Map<String, Set<String>> metrics = new TreeMap<>();

  /** Adds what one of them tells, in the text format. */
  public void add(String text) {
    Matcher sample = SAMPLE.matcher(text);
    while (sample.find()) {
      Set<String> labels = metrics.computeIfAbsent(sample.group("name"), name -> new TreeSet<>());
      if (sample.group("labels") != null) {
        LABEL
            .matcher(sample.group("labels"))
            .results()
            .forEach(label -> labels.add(label.group(1)));
      }
    }
  }

  public Set<String> names() {
    return metrics.keySet();
  }

  /** Of all its series; empty if there is no such metric. */
  public Set<String> labels(String metric) {
    return metrics.getOrDefault(metric, Set.of());
  }
}
