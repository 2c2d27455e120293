//! What other systems are told by webhooks: only what is public when it is sent, signed, each once however many servers there
//! are, and again where it was not taken. Receivers are on loopback, in a network that the operator allows here.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use accord::domain::access::member::Member;
use accord::domain::access::permission::Visibility;
use accord::domain::access::role::Role;
use accord::domain::basics::lang::Lang;
use accord::domain::webhook::event::EventKind;
use accord::domain::webhook::target::networks;
use accord::domain::webhook::{Webhook, WebhookChoice, WebhookProblem};
use accord::service::Accord;
use accord::service::account::Caller;
use accord::service::webhook::Added;
use accord::service::webhook::secret::SigningSecret;
use accord::webhooks::{Resolved, Resolver, SystemResolver, WebhookSender, WebhookSite};

use crate::support::database::TestDatabase;
use crate::support::people::member;
use crate::support::receiver::{Receiver, Temper};
use crate::support::reports::{publish_as, submit_as, written};

const SLUG: &str = "both-same";
/// Longer than any answer on loopback takes.
const LONG: Duration = Duration::from_secs(60);

/// Every name leads here.
struct Leads(Vec<SocketAddr>);

impl Resolver for Leads {
    fn resolve<'a>(&'a self, _: &'a str, _: u16) -> Resolved<'a> {
        Box::pin(async { Ok(self.0.clone()) })
    }
}

fn sender() -> WebhookSender {
    resolving(Arc::new(SystemResolver), LONG)
}

fn resolving(resolver: Arc<dyn Resolver>, longest: Duration) -> WebhookSender {
    let site = WebhookSite { public_url: "https://accord.example".into(), languages: vec![Lang::En, Lang::Ko] };
    WebhookSender::new(site, resolver, longest)
}

fn on_loopback(accord: Accord) -> Accord {
    accord.telling_networks(networks("127.0.0.0/8").unwrap())
}

async fn loaded(mut database: TestDatabase) -> TestDatabase {
    database.load_cases().await;
    database.accord = on_loopback(database.accord.clone());
    database
}

async fn later(database: &TestDatabase, clock: &str) -> Accord {
    on_loopback(database.again_on(clock).await)
}

async fn admin(database: &TestDatabase, organisation: &str) -> Member {
    let account = database.account(Role::Admin, organisation).await.id;
    Member { account, ..member(organisation, Role::Admin) }
}

fn everything(address: &str) -> WebhookChoice {
    WebhookChoice { address: address.into(), kinds: EventKind::ALL.to_vec(), areas: Vec::new() }
}

async fn add(database: &TestDatabase, admin: &Member, choice: WebhookChoice) -> (Webhook, SigningSecret) {
    let key = format!("key-{}", database.random.number());
    match database.accord.webhooks().add(admin, choice, &key, &Caller::default()).await.unwrap() {
        Added::Done(webhook, secret) => (webhook, secret),
        other => panic!("{other:?}"),
    }
}

async fn publish(database: &TestDatabase, words: &str) -> String {
    publish_as(database, "AUR-MDA", SLUG, written(words)).await.to_string()
}

/// State, attempts, outcome of every delivery.
async fn deliveries(database: &TestDatabase) -> Vec<String> {
    let sql = "SELECT state || ' ' || CAST(attempts AS TEXT) || ' ' || outcome || ' ' || kind FROM webhook_delivery \
               ORDER BY created_at, not_before, id";
    database.column(sql).await
}

on_both! {
    async fn a_published_report_is_told_once_signed_and_without_its_words(database: TestDatabase) {
        let database = loaded(database).await;
        let receiver = Receiver::with(Temper::Answers(204)).await;
        let admin = admin(&database, "AUR-MDA").await;
        let (_, secret) = add(&database, &admin, everything(&receiver.address())).await;
        let report = publish(&database, "The cables have landed.").await;
        for _ in 0..2 {
            sender().tell(&database.accord).await.unwrap();
        }
        assert_eq!(receiver.kinds(), ["report.published", "status.changed"]);
        let told = &receiver.received()[0];
        assert_eq!((told.uri.path(), told.header("content-type")), ("/in", "application/json"));
        assert_eq!(told.signed_with(secret.secret()), 1, "{:?}", told.headers);
        let seconds = database.accord.now().0 / 1_000_000;
        assert_eq!(told.header("webhook-timestamp"), seconds.to_string());
        let json = told.json();
        let data = &json["data"];
        assert_eq!(json["timestamp"], "2026-11-25T03:00:00Z");
        assert_eq!(data["report"], serde_json::json!({ "id": report, "status": "delayed" }));
        assert_eq!(data["commitment"]["api"], format!("https://accord.example/api/v1/commitments/{SLUG}"));
        assert_eq!(data["commitment"]["pages"]["ko"], format!("https://accord.example/ko/commitments/{SLUG}"));
        assert!(!told.body.contains("cables"), "{}", told.body);
        let records = database.column("SELECT id FROM record WHERE kind = 'update_published' ORDER BY sequence").await;
        assert_eq!(data["record"], records.last().unwrap().as_str());
        assert_eq!(receiver.received()[1].json()["data"]["status"]["after"], "differ");
        assert_eq!(deliveries(&database).await, ["delivered 1 taken report_published", "delivered 1 taken status_changed"]);
    }

    async fn what_was_recorded_before_and_what_not_everybody_sees_is_not_told(database: TestDatabase) {
        let database = loaded(database).await;
        publish(&database, "Before.").await;
        let receiver = Receiver::with(Temper::Answers(200)).await;
        let admin = admin(&database, "AUR-MDA").await;
        add(&database, &admin, everything(&receiver.address())).await;
        let official = member("AUR-MDA", Role::Official);
        submit_as(&database, &official, "milestones", written("Not yet public."), "k1").await.unwrap();
        let mut shared = written("For the parties only.");
        shared.visibility = Visibility::Shared;
        publish_as(&database, "BOR-CSA", SLUG, shared).await;
        sender().tell(&database.accord).await.unwrap();
        assert_eq!((receiver.kinds(), deliveries(&database).await), (Vec::new(), Vec::new()));
        assert_eq!(
            database.column("SELECT CAST(sequence AS TEXT) FROM webhook_cursor").await,
            [database.height().await.to_string()]
        );
    }

    async fn only_the_kinds_and_areas_that_were_chosen_are_told(database: TestDatabase) {
        let database = loaded(database).await;
        let receiver = Receiver::with(Temper::Answers(200)).await;
        let admin = admin(&database, "AUR-MDA").await;
        let address = receiver.address();
        // The commitment is of `open_ran` and `cyber`.
        add(&database, &admin, WebhookChoice { kinds: vec![EventKind::StatementRecorded], ..everything(&address) }).await;
        add(&database, &admin, WebhookChoice { areas: vec!["quantum".into()], ..everything(&address) }).await;
        let kinds = vec![EventKind::StatusChanged];
        add(&database, &admin, WebhookChoice { areas: vec!["cyber".into()], kinds, ..everything(&address) }).await;
        publish(&database, "The cables have landed.").await;
        sender().tell(&database.accord).await.unwrap();
        assert_eq!(receiver.kinds(), ["status.changed"]);
    }

    async fn what_is_withheld_before_it_is_delivered_does_not_leave(database: TestDatabase) {
        let database = loaded(database).await;
        let receiver = Receiver::with(Temper::Answers(503)).await;
        let admin = admin(&database, "AUR-MDA").await;
        add(&database, &admin, everything(&receiver.address())).await;
        publish(&database, "It names a person.").await;
        sender().tell(&database.accord).await.unwrap();
        assert_eq!(receiver.kinds(), ["report.published"], "the other one waits until this one is taken or some time passed");
        let record = database.column("SELECT id FROM record WHERE kind = 'update_published' ORDER BY sequence DESC").await.remove(0);
        let portfolio = database.accord.portfolio();
        // As the command line does it, and of what only one side sees as well.
        let hidden = database.column("SELECT id FROM record WHERE kind = 'update_submitted' ORDER BY sequence DESC").await.remove(0);
        for record in [&record, &hidden] {
            portfolio.withhold(record, "x".into(), "y".into(), "z", Visibility::Public).await.unwrap();
        }
        receiver.becomes(Temper::Answers(200));
        sender().tell(&later(&database, "2026-11-25T04:00:00Z").await).await.unwrap();
        assert_eq!(receiver.kinds(), ["report.published", "record.withheld"]);
        assert_eq!(receiver.received()[1].json()["data"]["withheld"], record.as_str());
        let mut states = deliveries(&database).await;
        states.sort_unstable();
        assert_eq!(states, ["delivered 1 taken record_withheld", "moot 1  status_changed", "moot 2  report_published"]);
    }

    async fn of_several_servers_one_delivers(database: TestDatabase) {
        let database = loaded(database).await;
        let receiver = Receiver::with(Temper::Answers(200)).await;
        let admin = admin(&database, "AUR-MDA").await;
        add(&database, &admin, everything(&receiver.address())).await;
        publish(&database, "The cables have landed.").await;
        let mut servers = Vec::new();
        for _ in 0..4 {
            let accord = later(&database, "2026-11-25T03:00:10Z").await;
            servers.push(tokio::spawn(async move { sender().tell(&accord).await.unwrap() }));
        }
        let mut sent = 0;
        for server in servers {
            sent += server.await.unwrap();
        }
        let mut kinds = receiver.kinds();
        kinds.sort_unstable();
        assert_eq!((sent, kinds), (2, vec!["report.published".to_owned(), "status.changed".to_owned()]));
    }

    async fn what_was_not_taken_is_sent_again_with_the_same_identifier_and_is_given_up_in_the_end(database: TestDatabase) {
        let database = loaded(database).await;
        let receiver = Receiver::with(Temper::Answers(500)).await;
        let admin = admin(&database, "AUR-MDA").await;
        let kinds = vec![EventKind::ReportPublished];
        let (webhook, _) = add(&database, &admin, WebhookChoice { kinds, ..everything(&receiver.address()) }).await;
        publish(&database, "The cables have landed.").await;
        sender().tell(&database.accord).await.unwrap();
        sender().tell(&database.accord).await.unwrap();
        assert_eq!(receiver.received().len(), 1, "not at once");
        let mut attempts = 1;
        for day in 25..30 {
            for hour in 4..24 {
                let accord = later(&database, &format!("2026-11-{day}T{hour:02}:00:00Z")).await;
                attempts += sender().tell(&accord).await.unwrap();
                accord.db().close().await;
            }
        }
        assert_eq!((attempts, receiver.received().len()), (13, 13));
        assert_eq!(deliveries(&database).await, ["dead 13 refused report_published"]);
        let dead = database.accord.webhooks().find(&admin, &webhook.id).await.unwrap().unwrap().dead;
        assert_eq!((dead.len(), dead[0].status), (1, Some(500)));
        receiver.becomes(Temper::Answers(200));
        for _ in 0..2 {
            assert!(database.accord.webhooks().send_again(&admin, &webhook.id, &dead[0].id).await.unwrap());
        }
        sender().tell(&database.accord).await.unwrap();
        let ids: Vec<_> = receiver.received().iter().map(|it| it.header("webhook-id").to_owned()).collect();
        assert_eq!(ids.len(), 14);
        assert!(ids.iter().all(|it| *it == ids[0]), "{ids:?}");
        assert_eq!(deliveries(&database).await, ["delivered 1 taken report_published"]);
    }

    async fn a_server_that_stops_while_it_sends_leaves_the_message_to_others(database: TestDatabase) {
        let database = loaded(database).await;
        let receiver = Receiver::with(Temper::Answers(200)).await;
        let admin = admin(&database, "AUR-MDA").await;
        let kinds = vec![EventKind::ReportPublished];
        add(&database, &admin, WebhookChoice { kinds, ..everything(&receiver.address()) }).await;
        publish(&database, "The cables have landed.").await;
        let webhooks = database.accord.webhooks();
        webhooks.catch_up().await.unwrap();
        let claimed = webhooks.claim(&[]).await.unwrap().unwrap();
        assert!(webhooks.claim(&[]).await.unwrap().is_none(), "it is claimed");
        sender().tell(&later(&database, "2026-11-25T03:02:00Z").await).await.unwrap();
        assert_eq!(receiver.received()[0].header("webhook-id"), claimed.id);
        // The first one comes too late to say what became of it.
        webhooks.settle(&claimed, accord::domain::webhook::Outcome::Unreachable, None).await.unwrap();
        assert_eq!(deliveries(&database).await, ["delivered 2 taken report_published"]);
    }

    async fn a_receiver_that_is_gone_turns_the_webhook_off(database: TestDatabase) {
        let database = loaded(database).await;
        let receiver = Receiver::with(Temper::Answers(410)).await;
        let admin = admin(&database, "AUR-MDA").await;
        let (webhook, _) = add(&database, &admin, everything(&receiver.address())).await;
        publish(&database, "The cables have landed.").await;
        sender().tell(&database.accord).await.unwrap();
        assert_eq!(database.column("SELECT state FROM webhook").await, ["gone"]);
        publish_as(&database, "BOR-CSA", SLUG, written("Not told.")).await;
        sender().tell(&later(&database, "2026-11-25T05:00:00Z").await).await.unwrap();
        assert_eq!(receiver.kinds(), ["report.published"]);
        assert_eq!(deliveries(&database).await, ["dead 1 gone report_published", "dead 0  status_changed"]);
        // Turned on, it is told what comes then.
        assert!(database.accord.webhooks().turn(&admin, &webhook.id, true, &Caller::default()).await.unwrap());
        receiver.becomes(Temper::Answers(200));
        publish_as(&database, "AUR-MDA", "milestones", written("Told.")).await;
        sender().tell(&database.accord).await.unwrap();
        assert_eq!(receiver.kinds()[1], "report.published");
    }

    async fn a_slow_or_broken_receiver_holds_up_its_own_messages_only(database: TestDatabase) {
        let database = loaded(database).await;
        let admin = admin(&database, "AUR-MDA").await;
        let kinds = vec![EventKind::ReportPublished];
        let good = Receiver::with(Temper::Answers(200)).await;
        let tempers = [Temper::Hangs, Temper::Leads(good.address()), Temper::Floods];
        let mut others = Vec::new();
        for temper in tempers {
            let receiver = Receiver::with(temper).await;
            add(&database, &admin, WebhookChoice { kinds: kinds.clone(), ..everything(&receiver.address()) }).await;
            others.push(receiver);
        }
        add(&database, &admin, WebhookChoice { kinds, ..everything(&good.address()) }).await;
        publish(&database, "The cables have landed.").await;
        let impatient = resolving(Arc::new(SystemResolver), Duration::from_secs(2));
        assert_eq!(impatient.tell(&database.accord).await.unwrap(), 4);
        assert_eq!(good.received().len(), 1, "no redirect is followed");
        assert!(others.iter().all(|it| it.received().len() == 1));
        let mut states = deliveries(&database).await;
        states.sort_unstable();
        // What else a receiver answers is not read.
        let taken = "delivered 1 taken report_published";
        assert_eq!(states, [taken, taken, "waiting 1 refused report_published", "waiting 1 too_slow report_published"]);
    }

    async fn a_name_is_looked_up_once_and_only_checked_addresses_are_reached(database: TestDatabase) {
        let mut database = loaded(database).await;
        let receiver = Receiver::with(Temper::Answers(200)).await;
        let admin = admin(&database, "AUR-MDA").await;
        let port = receiver.place.port();
        let (webhook, _) = add(&database, &admin, everything(&format!("http://hooks.example.org:{port}/in"))).await;
        let leads = |places: &[&str]| {
            let places = places.iter().map(|it| SocketAddr::new(it.parse().unwrap(), port)).collect();
            resolving(Arc::new(Leads(places)), LONG)
        };
        let outcome = async |database: &TestDatabase, sender: WebhookSender, key: &str| {
            assert!(database.accord.webhooks().test(&admin, &webhook.id, key).await.unwrap());
            sender.tell(&database.accord).await.unwrap();
            database.column(&format!("SELECT outcome FROM webhook_delivery WHERE id = '{key}'")).await.remove(0)
        };
        assert_eq!(outcome(&database, leads(&["127.0.0.1"]), "t1").await, "taken");
        assert_eq!(receiver.received()[0].header("host"), format!("hooks.example.org:{port}"));
        // One that is not allowed is enough, and without encryption only the operator's own are.
        for (key, places) in [("t2", &["127.0.0.1", "10.0.0.1"][..]), ("t3", &["127.0.0.1", "8.8.8.8"]), ("t4", &["::1"]), ("t5", &[])] {
            assert_eq!(outcome(&database, leads(places), key).await, "forbidden", "{places:?}");
        }
        database.accord = database.accord.clone().telling_networks(Vec::new());
        assert_eq!(outcome(&database, leads(&["127.0.0.1"]), "t6").await, "forbidden");
        assert_eq!(receiver.received().len(), 1);
    }

    async fn the_secret_before_signs_too_for_a_day(database: TestDatabase) {
        let database = loaded(database).await;
        let receiver = Receiver::with(Temper::Answers(200)).await;
        let admin = admin(&database, "AUR-MDA").await;
        let (webhook, first) = add(&database, &admin, everything(&receiver.address())).await;
        let second = database.accord.webhooks().renew(&admin, &webhook.id, &Caller::default()).await.unwrap().unwrap();
        for (key, clock) in [("t1", "2026-11-25T03:00:00Z"), ("t2", "2026-11-26T03:00:00Z")] {
            let accord = later(&database, clock).await;
            accord.webhooks().test(&admin, &webhook.id, key).await.unwrap();
            sender().tell(&accord).await.unwrap();
            accord.webhooks().sweep().await.unwrap();
        }
        let signed = receiver.received();
        let counts = |secret: &SigningSecret| signed.iter().map(|it| it.signed_with(secret.secret())).collect::<Vec<_>>();
        assert_eq!((counts(&first), counts(&second)), (vec![1, 0], vec![1, 1]));
        let kept = "SELECT secret FROM webhook UNION SELECT former_secret FROM webhook WHERE former_secret IS NOT NULL";
        assert_eq!(database.column(kept).await, [second.secret()]);
    }

    async fn what_was_done_with_long_ago_is_forgotten(database: TestDatabase) {
        let database = loaded(database).await;
        let receiver = Receiver::with(Temper::Answers(200)).await;
        let admin = admin(&database, "AUR-MDA").await;
        add(&database, &admin, everything(&receiver.address())).await;
        publish(&database, "The cables have landed.").await;
        sender().tell(&database.accord).await.unwrap();
        database.meddle("UPDATE webhook_delivery SET state = 'dead' WHERE kind = 'status_changed'").await;
        for (clock, left) in [("2026-12-24T00:00:00Z", 2), ("2026-12-26T00:00:00Z", 1), ("2027-02-25T00:00:00Z", 0)] {
            later(&database, clock).await.webhooks().sweep().await.unwrap();
            assert_eq!(deliveries(&database).await.len(), left, "{clock}");
        }
    }

    async fn nobody_else_sets_a_webhook_or_finds_one(database: TestDatabase) {
        let database = loaded(database).await;
        let owner = admin(&database, "AUR-MDA").await;
        let (webhook, _) = add(&database, &owner, everything("https://hooks.example.org/in")).await;
        let webhooks = database.accord.webhooks();
        let caller = Caller::default();
        for other in [admin(&database, "BOR-CSA").await, member("AUR-MDA", Role::Manager), member("AUR-CHAMBER", Role::Admin)] {
            let id = webhook.id.as_str();
            assert!(webhooks.find(&other, id).await.unwrap().is_none());
            assert!(webhooks.change(&other, id, everything("https://evil.example/"), "", &caller).await.unwrap().is_none());
            assert!(webhooks.renew(&other, id, &caller).await.unwrap().is_none());
            for done in [
                webhooks.turn(&other, id, false, &caller).await,
                webhooks.test(&other, id, "t").await,
                webhooks.send_again(&other, id, "d").await,
                webhooks.remove(&other, id, &caller).await,
            ] {
                assert!(!done.unwrap());
            }
            assert!(webhooks.list(&other).await.unwrap().is_empty());
        }
        for other in [member("AUR-MDA", Role::Manager), member("AUR-CHAMBER", Role::Admin)] {
            let added = webhooks.add(&other, everything("https://evil.example/"), "k", &caller).await.unwrap();
            assert!(matches!(added, Added::Refused(_)));
        }
        // The name of another party's sent as a key makes a webhook of another name.
        let stranger = admin(&database, "BOR-CSA").await;
        let added = webhooks.add(&stranger, everything("https://hooks.example.org/b"), &webhook.id, &caller).await.unwrap();
        assert!(matches!(added, Added::Done(made, _) if made.id != webhook.id));
        assert_eq!(webhooks.find(&owner, &webhook.id).await.unwrap().unwrap().webhook, webhook);
        // Who may is told what is wrong, and there is an end.
        for number in 1..accord::domain::webhook::MOST {
            add(&database, &owner, everything(&format!("https://hooks.example.org/{number}"))).await;
        }
        let full = webhooks.add(&owner, everything("https://hooks.example.org/x"), "k2", &caller).await.unwrap();
        assert!(matches!(full, Added::Refused(problems) if problems == [WebhookProblem::TooMany]));
    }
}
