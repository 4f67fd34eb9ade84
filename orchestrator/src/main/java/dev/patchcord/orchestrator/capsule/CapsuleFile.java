package dev.patchcord.orchestrator.capsule;

import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.capsule.CapsuleProblem.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of a capsule in a file: JSON lines, compressed by gzip. The first line says what the
 * file is and has the length and the SHA-256 of all that follows it. A file that somebody has
 * uncompressed is read as well.
 */
public final class CapsuleFile {
  private static final String FORMAT = "capsule";
  private static final String BYTES = "bytes";
  private static final String SHA256 = "sha256";

  private static final byte[] START = "{\"capsule\":".getBytes(StandardCharsets.UTF_8);
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;
  private static final int BUFFER = 8_192;

  private CapsuleFile() {}

  /** Writes it; a file that is there is replaced. */
  public static void write(Capsule capsule, Path file) throws IOException {
    Files.write(file, bytes(capsule));
  }

  /** The file's bytes: equal capsules give equal ones. */
  public static byte[] bytes(Capsule capsule) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    capsule.lines().forEach(line -> writeLine(body, line));
    ObjectNode header = capsule.header();
    header.put(BYTES, body.size());
    header.put(SHA256, sha256(body.toByteArray()));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (OutputStream zipped = new GZIPOutputStream(file)) {
      writeLine(zipped, header);
      body.writeTo(zipped);
    } catch (IOException e) {
      throw new IllegalStateException("memory can be written to", e);
    }
    return file.toByteArray();
  }

  /**
   * Reads a capsule.
   *
   * @throws CapsuleProblem if it is none, or cannot be used
   * @throws IOException if the file cannot be read at all
   */
  public static Capsule read(Path file) throws IOException {
    return read(Files.readAllBytes(file));
  }

  /**
   * Reads a capsule from its bytes.
   *
   * @throws CapsuleProblem if it is none, or cannot be used
   */
  public static Capsule read(byte[] file) {
    Unzipped content = unzipped(file);
    byte[] text = content.bytes();
    if (!startsAsCapsule(text)) {
      throw content.cut() && text.length < START.length
          ? new CapsuleProblem(Kind.TRUNCATED, "ends before its first line does")
          : new CapsuleProblem(Kind.FOREIGN, "is no capsule");
    }
    int end = firstLineEnd(text);
    if (end < 0) {
      throw new CapsuleProblem(Kind.TRUNCATED, "ends before its first line does");
    }
    ObjectNode header = header(Arrays.copyOf(text, end));
    byte[] body = Arrays.copyOfRange(text, end + 1, text.length);
    long expected = header.path(BYTES).asLong(-1);
    if (body.length < expected) {
      throw new CapsuleProblem(
          Kind.TRUNCATED,
          "is cut off: expected %d bytes after its first line, but found %d"
              .formatted(expected, body.length));
    }
    if (content.cut()) {
      throw new CapsuleProblem(Kind.TRUNCATED, "is cut off at its very end");
    }
    if (!sha256(body).equals(header.path(SHA256).asString(""))) {
      throw new CapsuleProblem(
          Kind.DAMAGED,
          "is damaged or was changed: its contents do not have the checksum it names");
    }
    header.remove(List.of(BYTES, SHA256));
    return Capsule.of(header, lines(body));
  }

  private static ObjectNode header(byte[] line) {
    JsonNode header;
    try {
      header = ContractJson.mapper().readTree(line);
    } catch (JacksonException e) {
      throw new CapsuleProblem(Kind.DAMAGED, "is damaged: its first line cannot be read");
    }
    int format = header.path(FORMAT).asInt(0);
    if (format > Capsule.FORMAT) {
      throw new CapsuleProblem(
          Kind.TOO_NEW,
          "is a capsule of form %d, and this jar knows forms up to %d: use the jar that wrote it (%s)"
              .formatted(format, Capsule.FORMAT, header.path("by").asString("unknown")));
    }
    if (format < 1 || !(header instanceof ObjectNode object)) {
      throw new CapsuleProblem(Kind.FOREIGN, "is no capsule");
    }
    return object;
  }

  private static List<JsonNode> lines(byte[] body) {
    List<JsonNode> lines = new ArrayList<>();
    new String(body, StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> lines.add(ContractJson.mapper().readTree(line)));
    return lines;
  }

  private static void writeLine(OutputStream out, JsonNode line) {
    try {
      out.write(ContractJson.write(line));
      out.write('\n');
    } catch (IOException e) {
      throw new IllegalStateException("memory can be written to", e);
    }
  }

  private static Unzipped unzipped(byte[] file) {
    boolean zipped =
        file.length >= 2 && (file[0] & 0xff) == GZIP_FIRST && (file[1] & 0xff) == GZIP_SECOND;
    if (!zipped) {
      return new Unzipped(file, file.length == 0);
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      byte[] buffer = new byte[BUFFER];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        content.write(buffer, 0, count);
      }
      return new Unzipped(content.toByteArray(), false);
    } catch (EOFException e) {
      return new Unzipped(content.toByteArray(), true);
    } catch (ZipException e) {
      throw new CapsuleProblem(
          startsAsCapsule(content.toByteArray()) ? Kind.DAMAGED : Kind.FOREIGN,
          "cannot be uncompressed: it is damaged, or no capsule");
    } catch (IOException e) {
      throw new IllegalStateException("memory can be read", e);
    }
  }

  private static boolean startsAsCapsule(byte[] content) {
    return content.length >= START.length
        && Arrays.equals(content, 0, START.length, START, 0, START.length);
  }

  private static int firstLineEnd(byte[] content) {
    for (int index = 0; index < content.length; index++) {
      if (content[index] == '\n') {
        return index;
      }
    }
    return -1;
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** What is in a file, and whether the file ends too early. */
  private static final class Unzipped {
    private final byte[] bytes;
    private final boolean cut;

    Unzipped(byte[] bytes, boolean cut) {
      this.bytes = bytes;
      this.cut = cut;
    }

    byte[] bytes() {
      return bytes;
    }

    boolean cut() {
      return cut;
    }
  }
}
