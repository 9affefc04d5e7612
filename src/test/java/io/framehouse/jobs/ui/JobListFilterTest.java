package io.framehouse.jobs.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import io.framehouse.jobs.JobState;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobListFilterTest {
    @Test
    void theAddressIsTheFilter() {
        QueryParameters query =
                QueryParameters.fromString(
                        "q=robot&status=running,unknown&model=viduq3-pro&by=me&period=7d");
        JobListFilter filter = JobListFilter.of(query);
        assertThat(filter.states()).containsExactlyInAnyOrder(JobState.RUNNING, JobState.UNKNOWN);
        assertThat(filter.mine()).isTrue();
        assertThat(JobListFilter.of(filter.toQuery())).isEqualTo(filter);
    }

    @Test
    void nonsenseInTheAddressIsLeftOut() {
        QueryParameters query = QueryParameters.fromString("status=melted&by=you&period=9y&model=");
        assertThat(JobListFilter.of(query)).isEqualTo(JobListFilter.none());
    }

    @Test
    void whatHidesJobsIsNamed() {
        JobListFilter filter =
                JobListFilter.none()
                        .withStates(Set.of(JobState.FAILED))
                        .withMine(true)
                        .withPeriod(JobListFilter.Period.WEEK);
        assertThat(filter.activeWords()).isEqualTo("Status, By and Last 7 days");
    }
}
