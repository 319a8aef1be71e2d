package badger.it;

import java.io.IOException;

/** What is done to the servers, or to the agent, while it sends to them. */
enum Fault {
    /** The servers are away, orderly, and come back. */
    STOPPED {
        @Override
        void strike(Site site, AgentRun agent) throws IOException {
            site.stop();
            agent.pass(OUTAGE_SECONDS);
            site.start();
        }
    },

    /** The servers are killed while they are being written to, and come back. */
    KILLED {
        @Override
        void strike(Site site, AgentRun agent) throws IOException {
            site.kill();
            agent.pass(5);
            site.start();
        }
    },

    /** The servers still take connections, and what fits into buffers, and do nothing. */
    PAUSED {
        @Override
        void strike(Site site, AgentRun agent) throws IOException {
            site.pause();
            agent.pass(PAUSE_SECONDS);
            site.unpause();
        }
    },

    /** The servers have another address behind their names, and nothing is at the old one. */
    MOVED {
        @Override
        void strike(Site site, AgentRun agent) throws IOException {
            site.move();
        }
    },

    /** The agent is killed while the servers are away. */
    AGENT_KILLED {
        @Override
        void strike(Site site, AgentRun agent) throws IOException, InterruptedException {
            site.stop();
            agent.pass(10);
            agent.killAndStart();
            agent.pass(5);
            site.start();
        }
    };

    /** For a quick loop: {@code -Dit.outage=10}. */
    private static final int OUTAGE_SECONDS = Integer.getInteger("it.outage", 60);

    private static final int PAUSE_SECONDS = Math.min(30, OUTAGE_SECONDS);

    abstract void strike(Site site, AgentRun agent) throws IOException, InterruptedException;
}
