package io.framehouse.jobs.ui;

import io.framehouse.storage.SignedLinks;
import io.framehouse.storage.UploadLibrary;
import io.framehouse.storage.Uploads;
import org.springframework.stereotype.Component;

/** What the library's screen asks of the modules. */
@Component
record LibraryServices(UploadLibrary library, Uploads uploads, SignedLinks links) {}
