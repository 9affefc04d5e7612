package io.framehouse.jobs.ui;

import io.framehouse.jobs.VideoFrames;
import io.framehouse.storage.SignedLinks;
import io.framehouse.storage.UploadLibrary;
import io.framehouse.storage.Uploads;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What choosing a picture asks of the modules. */
@Component
record PickerServices(
        UploadLibrary library,
        Uploads uploads,
        SignedLinks links,
        ObjectProvider<VideoFrames> frames) {}
