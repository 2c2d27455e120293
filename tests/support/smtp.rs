//! A mail server on loopback that keeps what it is given, and a reader of mail.

use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// How the mail server answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Temper {
    /// It takes what comes.
    Takes,
    /// It takes the content and breaks the connection before it says so.
    BreaksOff,
    /// It has no room now.
    IsFull,
    /// It knows nobody.
    KnowsNobody,
}

/// A mail as it arrived.
#[derive(Clone, Debug)]
pub struct Mail {
    /// To whom it was handed over.
    pub to: String,
    raw: String,
}

impl Mail {
    /// A header, unfolded and decoded.
    pub fn header(&self, name: &str) -> String {
        let head = self.raw.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ").replace("\r\n\t", " ");
        let start = format!("{}: ", name.to_lowercase());
        let line = head.split("\r\n").find(|line| line.to_lowercase().starts_with(&start));
        line.map_or_else(String::new, |line| decoded_words(&line[start.len()..]))
    }

    /// The text, decoded.
    pub fn text(&self) -> String {
        let body = self.raw.split_once("\r\n\r\n").unwrap().1;
        let bytes = match self.header("Content-Transfer-Encoding").as_str() {
            "base64" => STANDARD.decode(body.replace("\r\n", "")).unwrap(),
            "quoted-printable" => quoted(&body.replace("=\r\n", "")),
            _ => body.as_bytes().to_vec(),
        };
        String::from_utf8(bytes).unwrap().replace("\r\n", "\n")
    }
}

/// Words encoded for a header (RFC 2047); the space between two of them is none.
fn decoded_words(value: &str) -> String {
    let mut out = String::new();
    let mut after_word = false;
    for piece in value.split(' ') {
        let word = piece.strip_prefix("=?utf-8?b?").and_then(|it| it.strip_suffix("?="));
        if !(out.is_empty() || (after_word && word.is_some())) {
            out.push(' ');
        }
        match word {
            Some(word) => out.push_str(&String::from_utf8(STANDARD.decode(word).unwrap()).unwrap()),
            None => out.push_str(piece),
        }
        after_word = word.is_some();
    }
    out
}

fn quoted(text: &str) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let Some((first, others)) = rest.split_first() {
        if *first == b'=' {
            let hex = std::str::from_utf8(&others[..2]).unwrap();
            bytes.push(u8::from_str_radix(hex, 16).unwrap());
            rest = &others[2..];
        } else {
            bytes.push(*first);
            rest = others;
        }
    }
    bytes
}

/// A mail server.
pub struct MailServer {
    /// Its address, as settings have it.
    pub url: String,
    mails: Arc<Mutex<Vec<Mail>>>,
    temper: Arc<Mutex<Temper>>,
}

impl MailServer {
    /// Starts one.
    pub async fn start(temper: Temper) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let (mails, temper) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Mutex::new(temper)));
        let (kept, mood) = (mails.clone(), temper.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let temper = *mood.lock().unwrap();
                // Who breaks off gets no answer either.
                tokio::spawn(talk(stream, temper, kept.clone()));
            }
        });
        Self { url, mails, temper }
    }

    /// Lets it answer otherwise from now on.
    pub fn becomes(&self, temper: Temper) {
        *self.temper.lock().unwrap() = temper;
    }

    /// What arrived so far.
    pub fn mails(&self) -> Vec<Mail> {
        self.mails.lock().unwrap().clone()
    }
}

/// One connection.
async fn talk(stream: TcpStream, temper: Temper, mails: Arc<Mutex<Vec<Mail>>>) -> std::io::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"220 mail.example ESMTP\r\n").await?;
    let mut to = String::new();
    while let Some(line) = lines.next_line().await? {
        let answer = match line.split([' ', ':']).next().unwrap_or_default().to_uppercase().as_str() {
            "EHLO" => "250-mail.example\r\n250 8BITMIME\r\n",
            "RCPT" if temper == Temper::IsFull => "452 no room\r\n",
            "RCPT" if temper == Temper::KnowsNobody => "550 nobody of that name\r\n",
            "RCPT" => {
                line.split(['<', '>']).nth(1).unwrap_or_default().clone_into(&mut to);
                "250 fine\r\n"
            }
            "DATA" => {
                writer.write_all(b"354 go on\r\n").await?;
                let mut raw = String::new();
                while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                    raw.push_str(line.strip_prefix('.').unwrap_or(&line));
                    raw.push_str("\r\n");
                }
                mails.lock().unwrap().push(Mail { to: to.clone(), raw });
                if temper == Temper::BreaksOff {
                    return Ok(());
                }
                "250 taken\r\n"
            }
            "QUIT" => {
                writer.write_all(b"221 goodbye\r\n").await?;
                return Ok(());
            }
            _ => "250 fine\r\n",
        };
        writer.write_all(answer.as_bytes()).await?;
    }
    Ok(())
}
