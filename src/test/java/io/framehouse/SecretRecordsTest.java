package io.framehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A record prints all that it holds, into a log as well. One that holds a secret says itself what
 * it prints: the compiler's own toString is final, one written by hand is not.
 */
class SecretRecordsTest {
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(key|secret|token|password|passwd|cipher|credential)s?");

    /** Text by such a name that is no secret, and what it is. */
    private static final Map<String, String> NO_SECRETS =
            Map.ofEntries(
                    Map.entry("AllowlistJson.keys", "the ids of keys that a model is for"),
                    Map.entry("Blob.key", "where a file lies"),
                    Map.entry("Removal.blobKey", "where a file lies"),
                    Map.entry("ExportOrderRow.blobKey", "where a file lies"),
                    Map.entry("Row.blobKey", "where a file lies"),
                    Map.entry("Row.key", "where a file lies"),
                    Map.entry("Gone.blobKey", "where a file lies"),
                    Map.entry("BillRow.taskKey", "a provider's task id without blanks and case"),
                    Map.entry("Found.key", "where a file lies"),
                    Map.entry("FilterChoices.keys", "names of keys to choose from"),
                    Map.entry("StoredFile.blobKey", "where a file lies"),
                    Map.entry("Upload.blobKey", "where a file lies"),
                    Map.entry("Media.blobKey", "where a file lies"),
                    Map.entry("AssetRow.blobKey", "where a file lies"),
                    Map.entry("ZipVideo.blobKey", "where a file lies"),
                    Map.entry("Identity.key", "a caller's idempotency key"),
                    Map.entry("SubmitJob.idempotencyKey", "a caller's idempotency key"),
                    Map.entry("Draft.key", "makes a notice come once"),
                    Map.entry("NewMessage.key", "makes a message come once"),
                    Map.entry("News.key", "makes a message come once"),
                    Map.entry("ListJson.nextPageToken", "where the next page begins"),
                    Map.entry("ViduListQuery.token", "where a page begins"));

    private static final String CANARY = "canary-of-a-secret-0123456789";
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.framehouse");

    @Test
    void aRecordWithASecretSaysItselfWhatItPrints() throws NoSuchMethodException {
        for (Class<?> record : withSecrets()) {
            int modifiers = record.getDeclaredMethod("toString").getModifiers();
            assertThat(Modifier.isFinal(modifiers))
                    .as(
                            "%s has %s: write a toString without it, or tell in NO_SECRETS what"
                                    + " else it is",
                            record.getName(), secrets(record))
                    .isFalse();
        }
    }

    @Test
    void noneOfThemPrintsIt() {
        for (Class<?> record : withSecrets()) {
            assertThat(RecordMaker.make(record, CANARY, SecretRecordsTest::isSecret).toString())
                    .as(record.getName())
                    .doesNotContain(CANARY);
        }
    }

    /** What a class has not said prints as its name; what it says may hold a secret of its own. */
    @Test
    void noOtherClassWithASecretSaysItselfWhatItPrints() {
        List<String> talkative =
                CLASSES.stream()
                        .filter(type -> !type.isRecord() && !type.isEnum())
                        .filter(type ->
                                type.getMethods().stream()
                                        .anyMatch(method ->
                                                method.getName().equals("toString")
                                                        && method.getRawParameterTypes().isEmpty()))
                        .filter(type ->
                                type.getFields().stream()
                                        .anyMatch(field ->
                                                SECRET.matcher(field.getName()).matches()
                                                        && field.getRawType()
                                                                .isEquivalentTo(String.class)
                                                        && !field.getModifiers()
                                                                .contains(JavaModifier.STATIC)))
                        .map(JavaClass::getName)
                        .toList();
        assertThat(talkative).isEmpty();
    }

    @Test
    void theKnownHoldersOfSecretsAreSeen() {
        assertThat(withSecrets())
                .extracting(Class::getSimpleName)
                .contains("NewKey", "KeyJson", "WebhookJson", "DemoSignIn", "AccountData", "Opened")
                .contains("SecretKeys");
    }

    @Test
    void everyExceptionIsStillThere() {
        List<String> all =
                records()
                        .flatMap(record ->
                                Arrays.stream(record.getRecordComponents())
                                        .filter(SecretRecordsTest::isSecret)
                                        .map(part -> name(record, part)))
                        .toList();
        assertThat(all).containsAll(NO_SECRETS.keySet());
    }

    private static List<Class<?>> withSecrets() {
        return records().filter(record -> !secrets(record).isEmpty()).toList();
    }

    private static List<String> secrets(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .filter(SecretRecordsTest::isSecret)
                .map(part -> name(record, part))
                .filter(name -> !NO_SECRETS.containsKey(name))
                .toList();
    }

    private static String name(Class<?> record, RecordComponent part) {
        return record.getSimpleName() + "." + part.getName();
    }

    /** Bytes print as an address in memory, ids are public: only text can tell. */
    private static boolean isSecret(RecordComponent part) {
        return SECRET.matcher(part.getName()).matches() && isText(part.getGenericType());
    }

    private static boolean isText(Type type) {
        return type == String.class
                || (type instanceof ParameterizedType holder
                        && List.of(holder.getActualTypeArguments()).contains(String.class));
    }

    private static Stream<Class<?>> records() {
        return CLASSES.stream()
                .filter(JavaClass::isRecord)
                .<Class<?>>map(JavaClass::reflect)
                .distinct();
    }
}
