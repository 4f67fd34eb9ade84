package dev.patchcord.ingress.web;

import dev.patchcord.ingress.request.Refused;
import dev.patchcord.ingress.request.WebhookRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands controllers the webhook that the gate admitted, and nothing else. */
@Component
class WebhookArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

  @Override
  public void addArgumentResolvers(java.util.List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == WebhookRequest.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Object admitted =
        request.getAttribute(WebhookRequest.class.getName(), RequestAttributes.SCOPE_REQUEST);
    if (admitted == null) {
      throw new Refused(Refused.Reason.UNKNOWN_PATH, "There is no webhook at this path.");
    }
    return admitted;
  }
}
