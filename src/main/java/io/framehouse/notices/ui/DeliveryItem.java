package io.framehouse.notices.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.framehouse.notices.WebhookDelivery;
import io.framehouse.ui.IdText;
import io.framehouse.ui.TimeText;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** One delivery: its state in a line, and opened every attempt, the answer and what was sent. */
final class DeliveryItem extends Details {
    /**
     * @param resend null where the webhook is off
     */
    DeliveryItem(WebhookDelivery delivery, ZoneId zone, @Nullable Runnable resend) {
        addClassName("delivery");
        setSummary(summary(delivery, zone));
        add(attempts(delivery, zone));
        Instant next = delivery.nextTryAt();
        if (next != null && !delivery.attempts().isEmpty()) {
            Div line = new Div(new Span("Sent again "), TimeText.relative(next, zone));
            line.addClassName("caption");
            add(line);
        } else if (delivery.error() != null && delivery.attempts().isEmpty()) {
            add(new Paragraph(delivery.error()));
        }
        add(sent(delivery));
        Div foot = new Div(new IdText("delivery id", delivery.id().toString()));
        foot.addClassName("delivery__foot");
        if (resend != null) {
            Button again = new Button("Send again", click -> resend.run());
            again.setAriaLabel("Send again " + delivery.event());
            foot.add(again);
        }
        add(foot);
    }

    private static Component summary(WebhookDelivery delivery, ZoneId zone) {
        Span event = new Span(delivery.event());
        event.addClassNames("mono", "delivery__event");
        TimeText at = TimeText.relative(delivery.createdAt(), zone);
        at.addClassNames("caption", "delivery__time");
        Span line = new Span(event, WebhookWords.state(delivery), at);
        line.addClassName("delivery__summary");
        return line;
    }

    private static Component attempts(WebhookDelivery delivery, ZoneId zone) {
        OrderedList list = new OrderedList();
        list.addClassName("delivery__attempts");
        for (WebhookDelivery.Attempt attempt : delivery.attempts()) {
            Span said = new Span(WebhookWords.answer(attempt));
            said.addClassName("delivery__answer");
            TimeText at = TimeText.relative(attempt.at(), zone);
            at.addClassName("caption");
            ListItem item = new ListItem(said, at);
            if (attempt.error() != null && attempt.status() == null) {
                item.add(new Paragraph(attempt.error()));
            }
            if (!attempt.answer().isBlank()) {
                Code words = new Code(attempt.answer());
                words.addClassNames("mono", "delivery__body");
                item.add(words);
            }
            list.add(item);
        }
        return list;
    }

    private static Component sent(WebhookDelivery delivery) {
        Pre body = new Pre(new Code(PrettyJson.of(delivery.body())));
        body.addClassNames("mono", "delivery__payload");
        body.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", "What was sent");
        Details what = new Details("What is sent", body);
        what.addClassName("delivery__what");
        if (delivery.url() != null) {
            what.addComponentAsFirst(new Paragraph(delivery.url()));
        }
        return what;
    }
}
