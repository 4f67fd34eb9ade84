package dev.patchcord.orchestrator.archive;

import dev.patchcord.contract.archive.ArchiveProblem;
import dev.patchcord.contract.archive.ArchiveProblem.Kind;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.wire.ContractJson;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Lines of a file of journal records.
 *
 * @param path plain or gzip, which the first two bytes tell
 */
record JournalFile(Path path) {
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  /** Takes a line. */
  interface LineReader {
    /**
     * The next line that is not blank.
     *
     * @param number counted from 1
     * @return false if no more lines are wanted
     */
    boolean next(long number, String line);
  }

  void forEach(LineReader reader) {
    long number = 0;
    try (InputStream in = opened();
        BufferedReader lines = new BufferedReader(strict(in))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank() && !reader.next(number, line)) {
          return;
        }
      }
    } catch (NoSuchFileException e) {
      throw problem("there is no file %s".formatted(path), e);
    } catch (AccessDeniedException e) {
      throw problem("%s may not be read".formatted(path), e);
    } catch (EOFException e) {
      throw problem("%s is cut off after line %d: export it again".formatted(path, number), e);
    } catch (CharacterCodingException e) {
      throw problem("%s is no text after line %d: expected JSON lines".formatted(path, number), e);
    } catch (IOException e) {
      throw problem("%s cannot be read: %s".formatted(path, ArchiveProblem.oneLine(e)), e);
    }
  }

  private InputStream opened() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(path));
    try {
      in.mark(2);
      boolean zipped = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
      in.reset();
      return zipped ? new GZIPInputStream(in) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Refuses what is no UTF-8 instead of replacing it. */
  private static Reader strict(InputStream in) {
    return new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
  }

  JournalRecord parse(long number, String line) {
    return JournalText.read(line.getBytes(StandardCharsets.UTF_8), where(number));
  }

  /** The call that a line is about, without reading the rest. */
  String callId(long number, String line) {
    try (JsonParser parser = ContractJson.mapper().createParser(line)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          boolean found = parser.currentName().equals("callId");
          if (parser.nextToken() == JsonToken.VALUE_STRING && found) {
            return parser.getString();
          }
          parser.skipChildren();
        }
      }
    } catch (JacksonException e) {
      throw problem(where(number) + " is no JSON: expected a journal record", e);
    }
    throw problem(where(number) + " is no record of the journal: it has no callId", null);
  }

  private String where(long number) {
    return "line %d of %s".formatted(number, path);
  }

  private static ArchiveProblem problem(String message, @Nullable Throwable cause) {
    return new ArchiveProblem(Kind.UNREADABLE, message, cause);
  }
}
