package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.JournalLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The golden journals: one file for each machine version and behaviour, one record a line, as the
 * topic has it. The index names each with its SHA-256. Both are only ever added to: what a version
 * once decided, it decides for as long as a call of it may live.
 */
final class GoldenJournals {
  private static final Path ROOT = Path.of("src", "test", "resources", "journal");

  private final Path root;

  private GoldenJournals(Path root) {
    this.root = root;
  }

  /** Those of this project. */
  static GoldenJournals ours() {
    return new GoldenJournals(ROOT);
  }

  static GoldenJournals in(Path root) {
    return new GoldenJournals(root);
  }

  /** Every file that is there, as {@code <version>/<behaviour>.jsonl}. */
  List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(each -> each.getFileName().toString().contains(".jsonl"))
          .map(each -> root.relativize(each).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  /** What is wrong with the files, by the index: one line each. */
  List<String> complaints() throws IOException {
    SortedMap<String, String> index = index();
    List<String> files = files();
    List<String> complaints = new ArrayList<>();
    for (var entry : index.entrySet()) {
      if (!files.contains(entry.getKey())) {
        complaints.add(entry.getKey() + " is missing: a golden journal is never deleted");
      } else if (!sha256(root.resolve(entry.getKey())).equals(entry.getValue())) {
        complaints.add(entry.getKey() + " was changed: a golden journal is never written anew");
      }
    }
    files.stream()
        .filter(each -> !index.containsKey(each))
        .forEach(each -> complaints.add(each + " is not in the index: add it there"));
    return complaints;
  }

  static String file(String version, String behaviour) {
    return version + "/" + behaviour + ".jsonl";
  }

  /** Long, and no reading matter: packed. */
  static String everyRow(String version) {
    return file(version, EveryRow.NAME) + ".gz";
  }

  static String versionOf(String file) {
    return file.substring(0, file.indexOf('/'));
  }

  CallJournal read(String file) throws IOException {
    List<JournalLine> lines =
        new String(bytes(root.resolve(file)), StandardCharsets.UTF_8)
            .lines()
            .map(each -> each.getBytes(StandardCharsets.UTF_8))
            .map(each -> JournalLine.of(ContractJson.read(each, JournalRecord.class)))
            .toList();
    return new CallJournal(lines.getFirst().record().callId(), lines);
  }

  /** Adds a file, unless there is one of that name, or was one. */
  void add(String file, List<JournalRecord> journal) throws IOException {
    if (index().containsKey(file) || Files.exists(root.resolve(file))) {
      return;
    }
    List<String> lines =
        journal.stream()
            .map(each -> new String(ContractJson.write(each), StandardCharsets.UTF_8))
            .toList();
    Files.createDirectories(root.resolve(file).getParent());
    try (OutputStream to = Files.newOutputStream(root.resolve(file));
        OutputStream packed = file.endsWith(".gz") ? new GZIPOutputStream(to) : to) {
      packed.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(
        root.resolve("INDEX"),
        sha256(root.resolve(file)) + "  " + file + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream from = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(from) : from) {
      return plain.readAllBytes();
    }
  }

  private SortedMap<String, String> index() throws IOException {
    SortedMap<String, String> index = new TreeMap<>();
    if (Files.exists(root.resolve("INDEX"))) {
      for (String line : Files.readAllLines(root.resolve("INDEX"))) {
        String[] parts = line.split("  ", 2);
        index.put(parts[1], parts[0]);
      }
    }
    return index;
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
