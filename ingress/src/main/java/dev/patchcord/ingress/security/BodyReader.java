package dev.patchcord.ingress.security;

import dev.patchcord.ingress.request.Refused;
import dev.patchcord.ingress.request.UrlEncodedForm;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/** Reads bodies, never more of them than allowed. */
final class BodyReader {
  private BodyReader() {}

  /**
   * The whole body.
   *
   * @throws Refused if it is larger than the limit, its chunks are malformed, or the sender went
   *     away
   */
  static byte[] bytes(HttpServletRequest request, DataSize limit) {
    if (request.getContentLengthLong() > limit.toBytes()) {
      throw tooLarge(limit);
    }
    byte[] body;
    try {
      body = request.getInputStream().readNBytes((int) limit.toBytes() + 1);
    } catch (IOException e) {
      throw new Refused(Refused.Reason.MALFORMED, "The body could not be read to its end.");
    }
    if (body.length > limit.toBytes()) {
      throw tooLarge(limit);
    }
    return body;
  }

  /**
   * The fields of a multipart form, as {@code curl -F} sends it. The container parses it, within
   * the limits of the {@code MultipartConfigElement}.
   *
   * @throws Refused if it is too large, malformed, or carries a file
   */
  static Map<String, List<String>> multipart(HttpServletRequest request, DataSize limit) {
    if (request.getContentLengthLong() > limit.toBytes()) {
      throw tooLarge(limit);
    }
    Map<String, List<String>> fields = new LinkedHashMap<>();
    try {
      for (Part part : request.getParts()) {
        if (part.getSubmittedFileName() != null) {
          throw new Refused(
              Refused.Reason.MALFORMED, "A webhook carries fields; send no files with it.");
        }
        fields
            .computeIfAbsent(part.getName(), absent -> new ArrayList<>())
            .add(UrlEncodedForm.utf8(part.getInputStream().readAllBytes()));
      }
    } catch (IllegalStateException e) {
      // How the servlet specification has the container say that a limit was exceeded.
      throw tooLarge(limit);
    } catch (ServletException | IOException e) {
      throw new Refused(Refused.Reason.MALFORMED, "The multipart body is malformed.");
    }
    return fields;
  }

  private static Refused tooLarge(DataSize limit) {
    return new Refused(
        Refused.Reason.TOO_LARGE, "The body is larger than " + limit.toBytes() + " bytes.");
  }
}
