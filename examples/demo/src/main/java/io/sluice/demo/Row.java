package io.sluice.demo;

import java.util.List;

/**
 * One line of the table: a job, or several submitted together.
 *
 * @param id the end of the job's id, where it differs from the others'; of several jobs their number
 * @param states of each job
 * @param tries attempts made and allowed, such as 2/5; of several jobs those that ended
 * @param percent how far it is
 */
record Row(String label, String type, String id, List<String> states, String tries, int percent, String remark) {

    /** The state that says most about all of them: the first that has not ended, else the first. */
    String state() {
        return states.stream()
                .filter(state -> state.equals("RUNNING"))
                .findFirst()
                .or(() -> states.stream()
                        .filter(state -> state.equals("QUEUED") || state.equals("SCHEDULED"))
                        .findFirst())
                .orElse(states.get(0));
    }

    boolean several() {
        return states.size() > 1;
    }
}
