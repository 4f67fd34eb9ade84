package dev.patchcord.published.http;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What the controllers of a running service serve. */
final class Controllers {
  private Controllers() {}

  /** The methods of our own controllers, by {@code GET /path} as they have it. */
  static Map<String, HandlerMethod> of(ApplicationContext service) {
    Map<String, HandlerMethod> served = new TreeMap<>();
    service
        .getBeansOfType(RequestMappingHandlerMapping.class)
        .values()
        .forEach(
            mappings ->
                mappings
                    .getHandlerMethods()
                    .forEach(
                        (mapping, handler) -> {
                          if (handler.getBeanType().getName().startsWith("dev.patchcord.")) {
                            for (String path : mapping.getPatternValues()) {
                              mapping
                                  .getMethodsCondition()
                                  .getMethods()
                                  .forEach(method -> served.put(method + " " + path, handler));
                            }
                          }
                        }));
    return served;
  }
}
