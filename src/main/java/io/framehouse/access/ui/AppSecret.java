package io.framehouse.access.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.framehouse.access.SecondFactors.Enrolment;
import io.framehouse.ui.CopyButton;
import io.nayuki.qrcodegen.QrCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.StringJoiner;

/** What an app must be told: a picture to scan, and the same as text. */
@StyleSheet("styles/views/access.css")
final class AppSecret extends Div {
    private static final long serialVersionUID = 1L;
    // The empty frame that readers of such pictures want around them.
    private static final int BORDER = 4;
    private static final int GROUP = 4;

    AppSecret(Enrolment enrolment) {
        addClassName("app-secret");
        Image picture = new Image(source(enrolment.uri()), "QR code for your authenticator app");
        picture.addClassName("app-secret__picture");
        Span secret = new Span(grouped(enrolment.secret()));
        secret.addClassNames("app-secret__text", "mono");
        Div line = new Div(secret, new CopyButton("key", enrolment.secret()));
        line.addClassName("app-secret__line");
        add(picture, new Paragraph("No camera? Type this key into the app:"), line);
    }

    /** A picture in the page itself: nothing that holds the secret has an address. */
    private static String source(String uri) {
        byte[] svg =
                svg(QrCode.encodeText(uri, QrCode.Ecc.MEDIUM)).getBytes(StandardCharsets.UTF_8);
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg);
    }

    private static String svg(QrCode code) {
        int size = code.size + 2 * BORDER;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M%d,%dh1v1h-1z".formatted(x + BORDER, y + BORDER));
                }
            }
        }
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
        <rect width="%1$d" height="%1$d" fill="#fff"/><path d="%2$s" fill="#000"/></svg>\
        """
                .formatted(size, path);
    }

    private static String grouped(String secret) {
        StringJoiner groups = new StringJoiner(" ");
        for (int i = 0; i < secret.length(); i += GROUP) {
            groups.add(secret.substring(i, Math.min(secret.length(), i + GROUP)));
        }
        return groups.toString();
    }
}
