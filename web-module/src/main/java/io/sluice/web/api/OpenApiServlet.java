package io.sluice.web.api;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/** The OpenAPI document made at build time, where MicroProfile OpenAPI puts it; the server's own page is switched off. */
@WebServlet("/openapi")
public class OpenApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/yaml");
        response.setCharacterEncoding("UTF-8");
        try (InputStream document = OpenApiServlet.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            document.transferTo(response.getOutputStream());
        }
    }
}
