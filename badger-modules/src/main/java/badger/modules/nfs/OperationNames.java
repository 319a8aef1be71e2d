package badger.modules.nfs;

/** What the operations of the protocol are called, by their numbers. */
final class OperationNames {
    /** Procedures of version 3: <a href="https://www.rfc-editor.org/rfc/rfc1813">RFC 1813</a>. */
    static final String[] VERSION_3 =
            ("null getattr setattr lookup access readlink read write create mkdir symlink mknod remove"
                            + " rmdir rename link readdir readdirplus fsstat fsinfo pathconf commit")
                    .split(" ", -1);

    /**
     * Operations of version 4, which begin with number 3: <a href="https://www.rfc-editor.org/rfc/rfc8881">RFC 8881</a> to 58,
     * <a href="https://www.rfc-editor.org/rfc/rfc7862">RFC 7862</a> to 71, <a href="https://www.rfc-editor.org/rfc/rfc8276">RFC
     * 8276</a> to 75.
     */
    static final String[] VERSION_4 =
            ("   access close commit create delegpurge delegreturn getattr getfh link lock lockt locku"
                            + " lookup lookupp nverify open openattr open_confirm open_downgrade putfh putpubfh putrootfh read"
                            + " readdir readlink remove rename renew restorefh savefh secinfo setattr setclientid"
                            + " setclientid_confirm verify write release_lockowner backchannel_ctl bind_conn_to_session"
                            + " exchange_id create_session destroy_session free_stateid get_dir_delegation getdeviceinfo"
                            + " getdevicelist layoutcommit layoutget layoutreturn secinfo_no_name sequence set_ssv test_stateid"
                            + " want_delegation destroy_clientid reclaim_complete allocate copy copy_notify deallocate io_advise"
                            + " layouterror layoutstats offload_cancel offload_status read_plus seek write_same clone getxattr"
                            + " setxattr listxattrs removexattr")
                    .split(" ", -1);

    private OperationNames() {}
}
