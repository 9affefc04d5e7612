package io.framehouse.catalog;

import io.framehouse.shared.TeamId;
import java.util.UUID;

/** Event: somebody asks for leave to use a model; see {@link ModelRequests}. */
public record ModelAsked(TeamId team, UUID request) {}
