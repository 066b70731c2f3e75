//! Work that must happen, as rows.

use super::{Connection, on};
use domain::Timestamp;
use sqlx::{FromRow, query, query_as, query_scalar};

/// A job that was claimed.
#[derive(Clone, Debug, FromRow)]
pub struct Claimed {
    /// Identifies the job.
    pub id: String,
    /// What to do.
    pub kind: String,
    /// With what, as JSON.
    pub payload: String,
    /// Which attempt this is, from 1.
    pub attempts: i64,
    /// Until when nobody else claims it: whoever finds another lease has lost the job.
    pub lease_until: i64,
}

/// A job to be written.
#[derive(Clone, Debug)]
pub struct NewJob<'a> {
    /// Identifies the job.
    pub id: &'a str,
    /// What to do.
    pub kind: &'a str,
    /// With what, as JSON.
    pub payload: &'a str,
    /// A job with the same key is not written twice.
    pub dedupe_key: Option<&'a str>,
    /// Not before this moment.
    pub run_at: Timestamp,
}

/// Adds a job in the transaction of what causes it; `false` if its key is known already.
pub async fn insert(
    c: &mut dyn Connection,
    job: &NewJob<'_>,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "insert into jobs (id, kind, payload, dedupe_key, run_at, status, created_at) \
               values ($1, $2, $3, $4, $5, 'waiting', $6) on conflict (dedupe_key) do nothing";
    let done = on!(c, |c| query(sql)
        .bind(job.id)
        .bind(job.kind)
        .bind(job.payload)
        .bind(job.dedupe_key)
        .bind(job.run_at.millis())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Moves a job that has not run to another moment, or adds it.
pub async fn reschedule(
    c: &mut dyn Connection,
    job: &NewJob<'_>,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "insert into jobs (id, kind, payload, dedupe_key, run_at, status, created_at) \
               values ($1, $2, $3, $4, $5, 'waiting', $6) on conflict (dedupe_key) do update \
               set run_at = $5, status = 'waiting', attempts = 0, lease_until = 0, finished_at = null";
    on!(c, |c| query(sql)
        .bind(job.id)
        .bind(job.kind)
        .bind(job.payload)
        .bind(job.dedupe_key)
        .bind(job.run_at.millis())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Claims one job that is due and that nobody else works on, of any kind but the busy ones.
///
/// The claim condition stands in the outer `where` too: with it only in the sub-select, two
/// PostgreSQL workers that wait for the same row would both get it.
pub async fn claim(
    c: &mut dyn Connection,
    now: Timestamp,
    lease_until: Timestamp,
    busy: [&str; 2],
) -> sqlx::Result<Option<Claimed>> {
    let sql = "update jobs set lease_until = $2, attempts = attempts + 1 \
               where id = (select id from jobs where status = 'waiting' and run_at <= $1 and lease_until <= $1 \
                 and kind <> $3 and kind <> $4 order by run_at limit 1) \
               and status = 'waiting' and run_at <= $1 and lease_until <= $1 \
               returning id, kind, payload, attempts, lease_until";
    Ok(on!(c, |c| query_as::<_, Claimed>(sql)
        .bind(now.millis())
        .bind(lease_until.millis())
        .bind(busy[0])
        .bind(busy[1])
        .fetch_optional(c)
        .await?))
}

/// Keeps a claimed job for longer; `false` if it is not ours any more.
pub async fn extend(
    c: &mut dyn Connection,
    job: &Claimed,
    lease_until: Timestamp,
) -> sqlx::Result<bool> {
    let sql = "update jobs set lease_until = $3 where id = $1 and lease_until = $2";
    let done = on!(c, |c| query(sql)
        .bind(&job.id)
        .bind(job.lease_until)
        .bind(lease_until.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Marks a job as done, unless it was moved to another moment while it ran.
pub async fn finish(c: &mut dyn Connection, job: &Claimed, now: Timestamp) -> sqlx::Result<()> {
    let sql = "update jobs set status = 'done', finished_at = $3, last_error = null \
               where id = $1 and lease_until = $2";
    on!(c, |c| query(sql)
        .bind(&job.id)
        .bind(job.lease_until)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Gives a job back for another attempt at `run_at`.
pub async fn retry(
    c: &mut dyn Connection,
    job: &Claimed,
    run_at: Timestamp,
    error: &str,
) -> sqlx::Result<()> {
    let sql = "update jobs set run_at = $3, lease_until = 0, last_error = $4 \
               where id = $1 and lease_until = $2";
    on!(c, |c| query(sql)
        .bind(&job.id)
        .bind(job.lease_until)
        .bind(run_at.millis())
        .bind(error)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Gives a job back that is not finished but did not fail either.
pub async fn again(c: &mut dyn Connection, job: &Claimed, run_at: Timestamp) -> sqlx::Result<()> {
    let sql = "update jobs set run_at = $3, lease_until = 0, attempts = 0, last_error = null \
               where id = $1 and lease_until = $2";
    on!(c, |c| query(sql)
        .bind(&job.id)
        .bind(job.lease_until)
        .bind(run_at.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Puts a job aside for a person to look at.
pub async fn park(
    c: &mut dyn Connection,
    job: &Claimed,
    now: Timestamp,
    error: &str,
) -> sqlx::Result<()> {
    let sql = "update jobs set status = 'parked', finished_at = $3, last_error = $4 \
               where id = $1 and lease_until = $2";
    on!(c, |c| query(sql)
        .bind(&job.id)
        .bind(job.lease_until)
        .bind(now.millis())
        .bind(error)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// When the next job that is not of a busy kind is due, or its lease ends.
pub async fn next_due(c: &mut dyn Connection, busy: [&str; 2]) -> sqlx::Result<Option<Timestamp>> {
    let sql = "select min(case when lease_until > run_at then lease_until else run_at end) from jobs \
               where status = 'waiting' and kind <> $1 and kind <> $2";
    let at = on!(c, |c| query_scalar::<_, Option<i64>>(sql)
        .bind(busy[0])
        .bind(busy[1])
        .fetch_one(c)
        .await?);
    Ok(at.map(Timestamp::from_millis))
}

/// How many jobs are due or being worked on.
pub async fn backlog(c: &mut dyn Connection, now: Timestamp) -> sqlx::Result<i64> {
    let sql = "select count(*) from jobs where status = 'waiting' and run_at <= $1";
    Ok(on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(now.millis())
        .fetch_one(c)
        .await?))
}

/// How many jobs wait, and how many were put aside.
pub async fn counts(c: &mut dyn Connection) -> sqlx::Result<(i64, i64)> {
    let waiting = "select count(*) from jobs where status = 'waiting'";
    let parked = "select count(*) from jobs where status = 'parked'";
    Ok(on!(c, |c| (
        query_scalar::<_, i64>(waiting).fetch_one(&mut *c).await?,
        query_scalar::<_, i64>(parked).fetch_one(&mut *c).await?,
    )))
}

/// Removes jobs that were done before `before`.
pub async fn delete_done(c: &mut dyn Connection, before: Timestamp) -> sqlx::Result<u64> {
    let sql = "delete from jobs where status = 'done' and finished_at < $1";
    Ok(on!(c, |c| query(sql)
        .bind(before.millis())
        .execute(c)
        .await?
        .rows_affected()))
}
