package io.sluice.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    /** Runs nothing until told to: whoever submits meanwhile waits for the same transaction. */
    private static final class Held implements Executor {
        private final Deque<Runnable> tasks = new ArrayDeque<>();

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        void runAll() {
            while (!tasks.isEmpty()) {
                tasks.poll().run();
            }
        }
    }

    private final Held held = new Held();
    private final List<List<Integer>> transactions = new ArrayList<>();

    @Test
    void oneItemAloneIsCommittedAlone() {
        GroupCommit<Integer, String> commits = commits(10);

        CompletableFuture<String> answer = commits.submit(1);
        held.runAll();

        assertThat(answer).isCompletedWithValue("<1>");
        assertThat(transactions).containsExactly(List.of(1));
    }

    @Test
    void allWhoWaitShareATransactionAndEachGetsItsOwnAnswer() {
        GroupCommit<Integer, String> commits = commits(10);

        List<CompletableFuture<String>> answers = submit(commits, 1, 2, 3);
        assertThat(commits.waiting()).isEqualTo(3);
        held.runAll();

        assertThat(answers).extracting(CompletableFuture::join).containsExactly("<1>", "<2>", "<3>");
        assertThat(transactions).containsExactly(List.of(1, 2, 3));
        assertThat(commits.waiting()).isZero();
    }

    @Test
    void aTransactionTakesNoMoreThanItsLimit() {
        GroupCommit<Integer, String> commits = commits(2);

        List<CompletableFuture<String>> answers = submit(commits, 1, 2, 3, 4, 5);
        held.runAll();

        assertThat(answers).allMatch(CompletableFuture::isDone);
        assertThat(transactions).containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
    }

    @Test
    void oneBadItemFailsAloneAndTheOthersAreCommitted() {
        GroupCommit<Integer, String> commits = refusing(2, new IllegalArgumentException("bad"));

        List<CompletableFuture<String>> answers = submit(commits, 1, 2, 3);
        held.runAll();

        assertThat(answers.get(0)).isCompletedWithValue("<1>");
        assertThat(answers.get(2)).isCompletedWithValue("<3>");
        assertThatThrownBy(answers.get(1)::join).hasRootCauseMessage("bad");
    }

    @Test
    void aFailureThatEveryItemWouldMeetFailsAllWithoutTryingEach() {
        GroupCommit<Integer, String> commits = refusing(2, new IllegalStateException("no database"));

        List<CompletableFuture<String>> answers = submit(commits, 1, 2, 3);
        held.runAll();

        assertThat(answers)
                .allSatisfy(answer -> assertThatThrownBy(answer::join).hasRootCauseMessage("no database"));
        assertThat(transactions).hasSize(1);
    }

    @Test
    void anErrorFailsItsGroupAndTheNextGroupIsCommitted() {
        GroupCommit<Integer, String> commits = refusing(2, new NoClassDefFoundError("gone"));

        List<CompletableFuture<String>> failed = submit(commits, 1, 2);
        held.runAll();
        CompletableFuture<String> next = commits.submit(3);
        held.runAll();

        assertThat(failed).allSatisfy(answer -> assertThatThrownBy(answer::join).hasRootCauseMessage("gone"));
        assertThat(next).isCompletedWithValue("<3>");
    }

    @Test
    void anErrorOfOneItemTriedAloneLeavesNobodyWithoutAnAnswer() {
        GroupCommit<Integer, String> commits = new GroupCommit<>(
                held,
                10,
                items -> {
                    if (items.size() > 1) {
                        throw new IllegalArgumentException("one of them");
                    }
                    if (items.get(0) == 1) {
                        throw new NoClassDefFoundError("gone");
                    }
                    return answer(items);
                },
                IllegalArgumentException.class::isInstance);

        List<CompletableFuture<String>> answers = submit(commits, 1, 2);
        held.runAll();

        assertThat(answers.get(0)).isCompletedExceptionally();
        assertThat(answers.get(1)).isCompletedWithValue("<2>");
    }

    @Test
    void whatFindsNoRoomIsRefusedAtOnceAndNeverCommitted() {
        GroupCommit<Integer, String> commits = new GroupCommit<>(held, 10, 2, this::commit, failure -> false);

        List<CompletableFuture<String>> answers = submit(commits, 1, 2, 3);

        assertThat(answers.get(2)).isCompletedExceptionally();
        assertThatThrownBy(answers.get(2)::join)
                .hasCauseInstanceOf(ProblemException.class)
                .cause()
                .satisfies(refusal -> assertThat(
                                ((ProblemException) refusal).problem().status())
                        .isEqualTo(503));
        held.runAll();
        assertThat(transactions).containsExactly(List.of(1, 2));
    }

    @Test
    void roomIsFreeAgainOnceTheOthersAreCommittedOrRefused() {
        GroupCommit<Integer, String> commits =
                new GroupCommit<>(held, 10, 1, items -> commit(items).subList(0, 0), failure -> false);

        for (int item = 0; item < 3; item++) {
            assertThat(commits.submit(item)).isNotDone();
            held.runAll();
        }

        assertThat(transactions).hasSize(3);
        assertThat(commits.waiting()).isZero();
    }

    @Test
    void aTransactionThatAnswersTooFewFailsItsGroup() {
        GroupCommit<Integer, String> commits =
                new GroupCommit<>(held, 10, items -> List.of("only one"), failure -> false);

        List<CompletableFuture<String>> answers = submit(commits, 1, 2);
        held.runAll();

        assertThat(answers).allMatch(CompletableFuture::isCompletedExceptionally);
    }

    @Test
    void anExecutorThatTakesNothingMoreFailsWhoAsksAndRecoversWithIt() {
        boolean[] closed = {true};
        Executor door = task -> {
            if (closed[0]) {
                throw new RejectedExecutionException("closed");
            }
            task.run();
        };
        GroupCommit<Integer, String> commits = new GroupCommit<>(door, 10, this::commit, failure -> false);

        assertThatThrownBy(commits.submit(1)::join).hasRootCauseMessage("closed");
        closed[0] = false;

        assertThat(commits.submit(2)).isCompletedWithValue("<2>");
    }

    @Test
    void aContainerThatIsGoneIsLikeAnExecutorThatTakesNothing() {
        Executor undeployed = task -> {
            throw new IllegalStateException("undeployed");
        };
        GroupCommit<Integer, String> commits = new GroupCommit<>(undeployed, 10, this::commit, failure -> false);

        assertThatThrownBy(commits.submit(1)::join).hasRootCauseMessage("undeployed");
        assertThatThrownBy(commits.submit(2)::join).hasRootCauseMessage("undeployed");
    }

    @Test
    void whatIsCommittedIsAnsweredThoughTheExecutorClosesMeanwhile() {
        int[] taken = {0};
        Executor takesOne = task -> {
            if (taken[0]++ > 0) {
                throw new RejectedExecutionException("closed");
            }
            task.run();
        };
        GroupCommit<Integer, String> commits = new GroupCommit<>(takesOne, 10, this::commit, failure -> false);

        assertThat(commits.submit(1)).isCompletedWithValue("<1>");
    }

    private GroupCommit<Integer, String> commits(int most) {
        return new GroupCommit<>(held, most, this::commit, failure -> false);
    }

    private GroupCommit<Integer, String> refusing(int bad, Throwable failure) {
        return new GroupCommit<>(
                held,
                10,
                items -> {
                    if (items.contains(bad)) {
                        transactions.add(items);
                        GroupCommitTest.<RuntimeException>raise(failure);
                    }
                    return commit(items);
                },
                IllegalArgumentException.class::isInstance);
    }

    private List<String> commit(List<Integer> items) {
        transactions.add(items);
        return answer(items);
    }

    private static List<String> answer(List<Integer> items) {
        return items.stream().map(item -> "<" + item + ">").toList();
    }

    private static List<CompletableFuture<String>> submit(GroupCommit<Integer, String> commits, int... items) {
        return IntStream.of(items).mapToObj(commits::submit).toList();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable failure) throws T {
        throw (T) failure;
    }
}
