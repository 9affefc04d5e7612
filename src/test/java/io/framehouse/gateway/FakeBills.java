package io.framehouse.gateway;

import io.framehouse.reports.BillCheck;
import io.framehouse.reports.BillMapping;
import io.framehouse.reports.BillMatch;
import io.framehouse.reports.BillPreview;
import io.framehouse.reports.Bills;
import io.framehouse.reports.ProviderBill;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** There is no bill; what would be taken is kept in mind. */
class FakeBills implements Bills {
    Form taken;

    @Override
    public List<Account> accounts() {
        return List.of();
    }

    @Override
    public BillPreview preview(UUID account, Path file, BillMapping mapping) {
        throw DomainException.notFound("bill");
    }

    @Override
    public BillCheck check(Path file, BillMapping mapping) {
        throw DomainException.notFound("bill");
    }

    @Override
    public ProviderBill take(Path file, Form form) {
        taken = form;
        throw DomainException.notFound("bill");
    }

    @Override
    public Page<ProviderBill> list(PageRequest page) {
        return new Page<>(List.of(), null);
    }

    @Override
    public List<ProviderBill> ofMonth(YearMonth month) {
        return List.of();
    }

    @Override
    public ProviderBill get(UUID bill) {
        throw DomainException.notFound("bill");
    }

    @Override
    public Page<BillMatch> matches(UUID bill, Filter filter, PageRequest page) {
        throw DomainException.notFound("bill");
    }

    @Override
    public BillMatch match(UUID bill, long number) {
        throw DomainException.notFound("line");
    }

    @Override
    public BillMatch accept(UUID bill, long number, String note) {
        throw DomainException.notFound("line");
    }

    @Override
    public BillMatch resolve(UUID bill, long number, Credits amount, JobId job, String reason) {
        throw DomainException.notFound("line");
    }

    @Override
    public BillMatch reopen(UUID bill, long number) {
        throw DomainException.notFound("line");
    }

    @Override
    public void delete(UUID bill) {
        throw DomainException.notFound("bill");
    }

    @Override
    public void writeCsv(UUID bill, OutputStream target) {
        throw DomainException.notFound("bill");
    }
}
